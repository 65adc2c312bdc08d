import tarfile


import sys


def unpack(path, into):
    with tarfile.open(path) as archive: archive.extractall(into)
    with tarfile.open(path) as archive:
        archive.extractall(
            into,
            members=(one for one in archive if one.name),
        )
        archive.extractall(path=into
                           )
        archive.extract("a", into); archive.extract("b", path=into, set_attrs=False,)


unpack(sys.argv[1], ".")
