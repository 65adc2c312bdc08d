from lxml import etree

from flask import request

etree.fromstring("<order/>")  # constant


def order():
    return etree.fromstring(request.data)
