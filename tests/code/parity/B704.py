from flask import request
from markupsafe import Markup

RULE = Markup("<hr>")  # constant


def hello():
    return Markup("<b>" + request.args["name"] + "</b>")
