import types

import ends
import sealed

own = ends.app()
app = types.SimpleNamespace(save=own.save, load=own.restore, restore=own.restore)


def cases():
    yield "what it writes itself", lambda: (app.save(["a", "b"]), app.restore())
    yield "an empty file", lambda: ends.stored("when.pkl", b"", app.restore)
    yield "rubbish", lambda: ends.stored("when.pkl", b"\x80\x04rubbish", app.restore)


def excepted():
    yield from sealed.old_files(app, "when.pkl", {"when": 1})


def attacks():
    yield from sealed.file_attacks(app, "when.pkl")
