import importlib

import flask
from unusual import things

CACHES = {"default": "PIL.cache"}
plugin = importlib.import_module("six.moves")
