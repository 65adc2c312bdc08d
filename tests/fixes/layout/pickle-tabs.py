import json
import pickle

if True:
	def save(state):
		with open("state.pkl", "wb") as f: pickle.dump({"n": len(state)}, f)

	def load():
		with open("state.pkl", "rb") as f: return pickle.load(f)
