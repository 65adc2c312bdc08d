import os
import sys

import celery

sys.path.insert(0, os.getcwd())
app = module("app.py")
conf = app.app.conf


def cases():
    yield "a plain task", lambda: celery.there_and_back(conf.accept_content, "json", {"order": 1, "options": [None, 1.5]})
    yield "a task by its own serializer", lambda: celery.there_and_back(
        conf.accept_content, app.charge.options["serializer"], {"order": 1}
    )
    yield "what is called", lambda: app.view("3")
    yield "what is none of Celery's", lambda: app.form.serializer


def excepted():
    yield "a message of before", lambda: celery.there_and_back(conf.accept_content, "pickle", {"order": 1})


def attacks():
    yield "a message of another", lambda: celery.accepted(conf.accept_content, "pickle", harm.PICKLE)
