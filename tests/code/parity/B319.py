from xml.dom import pulldom

from flask import request

pulldom.parseString("<order/>")  # constant


def order():
    return pulldom.parseString(request.data)
