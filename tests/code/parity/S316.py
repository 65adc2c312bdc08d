from xml.dom import expatbuilder

from flask import request

expatbuilder.parseString("<order/>")  # constant


def order():
    return expatbuilder.parseString(request.data)
