import ends
import sealed

rows = ends.app().Rows("rows.pkl")


def cases():
    yield "one list in two places", lambda: (rows.keep(), rows.kept())
    yield "tuples", lambda: (rows.add("a"), rows.name(), rows.all_named())


def excepted():
    yield "no key", lambda: sealed.without_key(lambda: (rows.keep(), rows.kept()))


def attacks():
    yield "rows", lambda: ends.stored("rows.pkl", harm.PICKLE, rows.kept)
    yield "named", lambda: ends.stored("named.pkl", harm.PICKLE, rows.all_named)
