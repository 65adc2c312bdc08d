import xml.etree.cElementTree as tree

from flask import request

tree.fromstring("<order/>")  # constant


def order():
    return tree.fromstring(request.data)
