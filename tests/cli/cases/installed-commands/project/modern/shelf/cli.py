import sys

from shelf import formats


def main():
    formats.show(sys.argv[1])


class Window:
    def open():
        formats.show("last.pickle")
