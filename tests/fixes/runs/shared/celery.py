"""Stands in for Celery and its worker: settings, and what kombu does with a message (kombu/serialization.py)."""
import json
import pickle

NAMES = {"application/x-python-serialize": "pickle", "application/json": "json"}
LOADERS = {"pickle": pickle.loads, "json": json.loads}
DUMPERS = {"pickle": pickle.dumps, "json": lambda value: json.dumps(value).encode()}


class Conf(dict):
    def __getattr__(self, name):
        return self[name]

    def __setattr__(self, name, value):
        self[name] = value


class Celery:
    def __init__(self, name, **settings):
        self.conf = Conf(settings)

    def config_from_object(self, name, namespace):
        self.namespace = namespace

    def task(self, **options):
        def decorate(function):
            function.options = options
            function.delay = lambda *given: function(*given)
            function.apply_async = lambda given, **options: function(*given)
            return function

        return decorate


def accepted(content, kind, data):
    """What a worker makes of a message."""
    if kind not in {NAMES.get(name, name) for name in content}:
        raise ValueError("a message of the kind %s is refused" % kind)
    return LOADERS[kind](data)


def there_and_back(content, serializer, value):
    return accepted(content, serializer, DUMPERS[serializer](value))
