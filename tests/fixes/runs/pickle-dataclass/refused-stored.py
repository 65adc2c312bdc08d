import ends
import sealed

app = ends.app()


def cases():
    yield from ends.of_file(app, "cart.pkl")


def excepted():
    yield from sealed.old_files(app, "cart.pkl", app.Cart("ada"))


def attacks():
    yield from sealed.file_attacks(app, "cart.pkl")
