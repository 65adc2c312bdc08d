import tarfile

from flask import request

tarfile.open("seeds.tar").extractall("seeds")  # constant: an archive of one's own


def upload():
    tarfile.open(fileobj=request.files["seeds"]).extractall("seeds")
