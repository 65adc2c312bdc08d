import ends

app = ends.app()


def cases():
    yield from ends.of_file(app, "names.pkl")
    yield from ends.old_files(app, "names.pkl", [], ["a", "a"])
    yield "rubbish", lambda: ends.stored("names.pkl", b"\x80\x04no pickle", app.load_again)


def attacks():
    yield from ends.file_attacks(app, "names.pkl")
