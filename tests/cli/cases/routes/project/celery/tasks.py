import pickle

from celery import Celery, shared_task

app = Celery("shop")


@app.task
def restock(blob):
    return pickle.loads(blob)


@shared_task(name="shop.report")
def report(blob):
    return inner(blob)


def inner(blob):
    return pickle.loads(blob)
