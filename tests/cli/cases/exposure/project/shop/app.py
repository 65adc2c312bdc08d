import json
import tomllib
from typing import TYPE_CHECKING

import flask
import yaml
from jinja2 import Template

import requests
import mystery.deep
from shop import views
from . import views as again

try:
    import ujson
except ImportError:
    ujson = json

if TYPE_CHECKING:
    import redis

import distutils.util
