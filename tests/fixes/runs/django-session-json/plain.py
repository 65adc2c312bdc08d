# needs: Django==4.2.16 asgiref==3.8.1 sqlparse==0.5.1
import warnings

warnings.simplefilter("ignore")
from django.conf import settings
from django.utils.module_loading import import_string

settings.configure(SECRET_KEY="x")
serializer = import_string(module("settings.py").SESSION_SERIALIZER)()


def cases():
    for name, value in {"plain": {"name": "ada", "cart": [{"id": 1, "count": None}]}, "empty": {}}.items():
        yield name, lambda value=value: serializer.loads(serializer.dumps(value))


def excepted():
    yield "a set", lambda: serializer.loads(serializer.dumps({"seen": {1, 2}}))
    yield "a key that is no text", lambda: serializer.loads(serializer.dumps({1: 2}))


def attacks():
    yield "a session of another", lambda: serializer.loads(harm.PICKLE)
