import pickle


def read(stream):
    return pickle.load(stream)
