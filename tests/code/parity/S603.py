import subprocess

from flask import request

subprocess.run(["/usr/bin/make", "clean"])  # constant


def convert():
    subprocess.run([request.args["tool"], "in.png", "out.jpg"])
