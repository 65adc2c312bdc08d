import ends

app = ends.app()


def cases():
    yield from ends.of_file(app, "state.pkl")
    yield from ends.old_files(app, "state.pkl", {"count": 1})


def attacks():
    yield from ends.file_attacks(app, "state.pkl")
