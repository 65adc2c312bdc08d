import pickle
import sys


def test_load():
    assert pickle.loads(open("kept.pkl", "rb").read()) == 1


def test_round_trip():
    assert pickle.loads(pickle.dumps(1)) == 1
