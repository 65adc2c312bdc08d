import celery

settings = module("settings.py")
worker = module("worker.py")


def cases():
    yield "a plain task", lambda: celery.there_and_back(["json"], settings.CELERY_RESULT_SERIALIZER, {"order": 1})


def excepted():
    yield "a message of before", lambda: celery.there_and_back(settings.CELERY_ACCEPT_CONTENT, "pickle", {"order": 1})


def attacks():
    yield "a message of another", lambda: celery.accepted(settings.CELERY_ACCEPT_CONTENT, "pickle", harm.PICKLE)
    yield "a result of another", lambda: celery.accepted(
        worker.app.conf["result_accept_content"], "pickle", harm.PICKLE
    )
