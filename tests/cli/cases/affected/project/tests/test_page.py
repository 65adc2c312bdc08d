from jinja2 import utils


def test_links():
    assert utils.urlize("x") == "x"
