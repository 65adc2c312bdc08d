import ends

app = ends.app()


def cases():
    yield from ends.of_file(app, "cart.pkl")


def attacks():
    yield from ends.file_attacks(app, "cart.pkl")
