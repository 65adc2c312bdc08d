from xml.dom import minidom

from flask import request

minidom.parseString("<order/>")  # constant


def order():
    return minidom.parseString(request.data)
