import subprocess

from flask import request


def run(command, shell=False):
    return subprocess.Popen(command, shell=shell)


def convert():
    run("ls -l", shell=True)
    run(["convert", request.args["picture"]])
    run("convert " + request.args["picture"], shell=True)
