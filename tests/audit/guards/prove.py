"""Runs in the project with its guards in `guards/`: what it writes must be loaded alike, what is hostile refused."""
import io
import os
import pickle
import sys

sys.path[:0] = [os.getcwd(), os.path.join(os.getcwd(), "guards")]
import carts
import data_cart_pkl_loader as cart_loader
import data_cart_pkl_record as cart_record
import data_count_pkl_loader as count_loader
import data_count_pkl_record as count_record
import guard_hook
import old

os.makedirs("data", exist_ok=True)
carts.save("me", ["tea", "\u00e4"])
with open(carts.CARTS, "rb") as file:
    cart = cart_loader.load(file)
assert type(cart) is carts.Cart and vars(cart).keys() == vars(carts.load()).keys()
assert [vars(item) for item in cart.items] == [vars(item) for item in carts.load().items]
for protocol in (3, 4, 5):
    assert cart_loader.loads(pickle.dumps(carts.load(), protocol)).tags == {"new"}

old.keep(3)
with open("data/count.pkl", "rb") as file:
    assert count_loader.load(file) == {"count": 3, "seen": {1, 2}, "raw": b"\xff"}

# What one channel needs is none of the other's business.
for loader, data in [
    (count_loader, pickle.dumps(carts.load(), 2)),
    (cart_loader, pickle.dumps(io.BytesIO)),
    (cart_loader, b"cbuiltins\neval\n(S'1'\ntR."),
    (cart_loader, b"cmodels\nCart.__init__.__globals__\n."),
    (count_loader, b"cbuiltins\nexec\n."),
]:
    try:
        loader.loads(data)
    except loader.Refused:
        continue
    raise SystemExit("loaded: %r" % data)


def plain(value):
    if isinstance(value, (set, tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return plain(vars(value)) if hasattr(value, "__dict__") else value


cart_record.check(plain(cart))
count_record.check(plain(old.count()))
for record, value in [
    (cart_record, dict(plain(cart), owner=1)),
    (cart_record, dict(plain(cart), admin=True)),
    (cart_record, {"owner": "me"}),
    (count_record, dict(plain(old.count()), count=True)),
]:
    try:
        record.check(value)
    except record.Invalid:
        continue
    raise SystemExit("taken: %r" % value)

# The hook is for the loader that nobody can change.
with open(carts.CARTS, "rb") as file, guard_hook.closed():
    pickle.load(file)
for hostile in (b"cos\nsystem\n(S'true'\ntR.", b"cbuiltins\neval\n(S'1'\ntR."):
    try:
        with guard_hook.closed():
            pickle.loads(hostile)
    except guard_hook.Refused:
        continue
    raise SystemExit("the hook let %r pass" % hostile)
print("proved")
