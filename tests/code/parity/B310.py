import urllib.request

from flask import request

urllib.request.urlopen("https://example.com/prices")  # constant


def preview():
    return urllib.request.urlopen(request.args["page"]).read()
