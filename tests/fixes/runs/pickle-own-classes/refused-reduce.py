import ends
import sealed

app = ends.app()
open("cart.txt", "w").close()


def cases():
    yield from ends.of_file(app, "cart.pkl")


def excepted():
    yield from sealed.old_files(app, "cart.pkl", app.Cart())


def attacks():
    yield from sealed.file_attacks(app, "cart.pkl")
