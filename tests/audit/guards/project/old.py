import pickle


def keep(count):
    with open("data/count.pkl", "wb") as file:
        pickle.dump({"count": int(count), "seen": {1, 2}, "raw": b"\xff"}, file, protocol=2)


def count():
    with open("data/count.pkl", "rb") as file:
        return pickle.load(file)
