from xml import sax

from flask import request

sax.make_parser().parse("order.xml")  # constant


def order():
    return sax.make_parser().parse(request.stream)
