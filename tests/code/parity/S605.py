import os

from flask import request

os.system("sync")  # constant


def lookup():
    return os.popen("host " + request.args["name"]).read()
