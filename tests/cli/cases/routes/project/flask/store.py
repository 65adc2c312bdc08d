import pickle


def load_saved():
    return read("saved.pkl")


def read(name):
    with open(name, "rb") as f:
        return pickle.load(f)
