import pickle


def save(names, last):
    with open("state.pkl", "wb") as stream:
        pickle.dump({"names": [str(name) for name in names], "last": (last, 1)}, stream)


def restore():
    with open("state.pkl", "rb") as stream:
        return pickle.load(stream)


save(["a"], 2)
print(restore())
