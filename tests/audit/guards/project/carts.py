import pickle

import models
from models import Cart, Item

CARTS = "data/cart.pkl"


def save(owner, names):
    cart = Cart(str(owner))
    for name in names:
        put(cart, str(name))
    with open(CARTS, "wb") as file:
        pickle.dump(cart, file)


def put(cart, name: str):
    cart.items.append(Item(name, len(name)))
    cart.notes[name] = "bought"


def load():
    with open(CARTS, "rb") as file:
        return pickle.load(file)


def load_any(path):
    with open(path, "rb") as file:
        return pickle.load(file)
