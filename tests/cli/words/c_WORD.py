# coding: WORD
import pickle
pickle.loads(x)
