import pickle

pickle.dumps = lambda x: b"own"
