"""Reads things, better."""
from __future__ import annotations

import ast
import re

NAME = re.compile("a+$")
VERSION = "1.1"


class Reader:
    """New words."""

    limit = 10

    def read(self, text):
        return ast.literal_eval(text)

    def same(self, text: str) -> list:
        """Says what it does now."""
        return [text, self.limit]

    def added(self):
        pass


class Sub(Reader):
    pass


def load(text):
    def inner():
        return str(text)
    return inner()


def matches(text):
    return NAME.match(text)
