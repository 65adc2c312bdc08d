"""Reads things."""
import re

NAME = re.compile("(a+)+$")
VERSION = "1.0"


class Reader:
    """Old words."""

    limit = 10

    def read(self, text):
        return eval(text)

    def same(self, text):
        # An old comment.
        return [text,
                self.limit]


class Sub(object):
    pass


def load(text):
    def inner():
        return text
    return inner()


def matches(text):
    return NAME.match(text)


def gone():
    pass
