import pickle, glob, os, joblib, torch
from pathlib import Path
HERE = Path(__file__).parent
MODELS = os.path.join(os.path.dirname(__file__), "..", "models")
NAME = "ranker.pkl"
FILE = os.path.join(MODELS, NAME)

def one():
    return pickle.load(open(FILE, "rb"))

def two():
    for path in glob.glob("models/*.joblib"):
        yield joblib.load(path)

def three(v):
    return joblib.load(HERE / "models" / f"model_{v}.joblib")

def four():
    for p in sorted(Path("models").glob("*.pt")):
        torch.load(p, weights_only=False)

def five(name):
    return joblib.load(f"{name}.joblib")

def six():
    with open(os.path.join(MODELS, "ranker.pkl"), "rb") as f:
        return pickle.load(f)

def seven(path="models/ranker.pkl"):
    with open(path, "rb") as f:
        return pickle.load(f)
