import ends

app = ends.app()


def cases():
    yield from ends.of_file(app, "a.pkl")


def attacks():
    yield from ends.file_attacks(app, "a.pkl")
