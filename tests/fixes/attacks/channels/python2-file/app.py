import pickle


def save(n):
    print "saving"
    with open("n.pkl", "wb") as f:
        pickle.dump({"n": int(n)}, f)


def load():
    with open("n.pkl", "rb") as f:
        return pickle.load(f)
