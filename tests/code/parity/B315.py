from xml.sax import expatreader

from flask import request

expatreader.create_parser().parse("order.xml")  # constant


def order():
    return expatreader.create_parser().parse(request.stream)
