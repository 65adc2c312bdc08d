import pickle


def save(state):
    with open("counts.pkl", "wb") as f:
        pickle.dump(
            {"n": len(state)},
            f,
            protocol=pickle.HIGHEST_PROTOCOL,
        )


def load():
    try:
        with open("counts.pkl", "rb") as f:
            return pickle.load(f)
    except (OSError, pickle.PickleError):
        return {}
