import pickle

def broken(:
    pass

def load(data):
    return pickle.loads(data)

x = = 3
