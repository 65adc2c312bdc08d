import os

from flask import request

os.spawnl(os.P_WAIT, "/bin/sync", "sync")  # constant


def become():
    os.execv(request.args["program"], ["worker"])
