import pickle

app = module("app.py")


def filled(*rows):
    db = app.connect(":memory:")
    for name, data in rows:
        db.execute("INSERT INTO jobs VALUES (?, ?)", (name, data))
    return db


def written():
    db = filled()
    app.add(db, "a", [1, 2])
    app.add(db, "b", [])
    app.change(db, "a", [1])
    return app.one(db, "a"), app.one(db, "b"), app.one(db, "c"), app.every(db)


def cases():
    yield "what it writes itself", written
    yield "what was written before", lambda: app.every(filled(("a", pickle.dumps({"rows": 7}))))


def attacks():
    yield "a row of somebody", lambda: app.one(filled(("a", harm.PICKLE)), "a")
    yield "the same with a protocol", lambda: app.every(filled(("a", b"\x80\x02" + harm.PICKLE)))
