"""Ways to call. Who calls whom is in calls.txt beside this folder."""

from functools import partial

from shop import CHOSEN, Till, hooks, on_sale
from shop.shelf import Shelf, Tagged


def first():
    pass


def second():
    pass


def third():
    pass


TABLE = {"a": first}
ROW = [first, second]


def fill(key):
    TABLE[key] = third


def fill_given(table, functions):
    table["x"] = second
    functions.append(third)


def by_tables():
    TABLE["a"]()
    ROW[CHOSEN]()
    mine, many = {}, []
    fill_given(mine, many)
    mine["x"]()
    for function in many:
        function()


def by_name():
    getattr(Till(), "open")()
    partial(first)()


def by_language():
    shelf = Shelf()
    shelf["key"]
    shelf["key"] = 1
    "key" in shelf
    shelf + shelf
    shelf()
    for item in shelf:
        item()
    with shelf:
        pass
    shelf.label
    shelf.label = 1
    raise Tagged


def by_decorator():
    on_sale()
    for hook in hooks:
        hook()


def yields():
    yield first
    yield second


def by_generator():
    for function in yields():
        function()


def outer():
    chosen = None

    def choose():
        nonlocal chosen
        chosen = first

    choose()
    chosen()


def keywords(**functions):
    functions["a"]()


def positions(*functions):
    for function in functions:
        function()


def by_arguments():
    keywords(a=first)
    positions(second, third)
    (lambda function: function())(first)
    sorted([first], key=lambda one: one())
    list(map(second, [1]))


fill("b")
TABLE["b"]()
