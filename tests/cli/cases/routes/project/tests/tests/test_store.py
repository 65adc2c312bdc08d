import pickle
import unittest

from app.store import read


def helper(path):
    with open(path, "rb") as f:
        return pickle.load(f)


def test_read(tmp_path):
    assert helper(tmp_path / "a.pkl") == read(tmp_path / "a.pkl")


class StoreTest(unittest.TestCase):
    def test_old(self):
        with open("old.pkl", "rb") as f:
            pickle.load(f)
