"""Fits every estimator of scikit-learn and makes frames of pandas, and pickles each: python3 estimators.py FOLDER.

For `./wherefrom-dev bench verdicts FOLDER`: what libraries themselves write must be safe. Subfolders tell the
library and the way of writing. Needs scikit-learn, pandas and joblib.
"""
import os, pickle, sys, warnings
import joblib, numpy as np, pandas as pd, scipy.sparse
from sklearn.datasets import make_classification
from sklearn.utils import all_estimators

warnings.simplefilter("ignore")
top = sys.argv[1]
protocols = (0, 2, 4, 5)


def keep(group, name, value):
    for protocol in protocols:
        write(f"{group}-protocol-{protocol}", f"{name}.pkl", lambda path: dump(value, path, protocol))
    write(f"{group}-joblib", f"{name}.joblib", lambda path: joblib.dump(value, path))


def dump(value, path, protocol):
    with open(path, "wb") as file:
        pickle.dump(value, file, protocol)


def write(folder, name, how):
    os.makedirs(os.path.join(top, folder), exist_ok=True)
    path = os.path.join(top, folder, name)
    try:
        how(path)
    except Exception as error:
        print("not pickled:", name, error)
        if os.path.exists(path):
            os.remove(path)


X, y = make_classification(60, 6, random_state=0)
X = np.abs(X)
for name, kind in all_estimators():
    try:
        model = kind().fit(X, y)
    except Exception:
        continue
    keep("scikit-learn", name, model)

dates = pd.date_range("2020-01-01", periods=4, tz="Europe/Paris")
frame = pd.DataFrame({
    "number": [1, 2, 3, 4], "real": [0.5, None, 1, 2], "text": list("abcd"), "kind": pd.Categorical(list("aabb")),
    "when": dates, "span": pd.to_timedelta([1, 2, 3, 4], "D"), "maybe": pd.array([1, None, 3, 4], "Int64"),
    "flag": pd.array([True, None, False, True], "boolean"), "string": pd.array(list("abcd"), "string"),
    "month": pd.period_range("2020-01", periods=4, freq="M"), "object": [{"a": 1}, [1], None, (1,)],
    "sparse": pd.arrays.SparseArray([0, 0, 1, 0]), "interval": pd.interval_range(0, 4),
})
for name, value in {
    "frame": frame, "series": frame["real"], "multi": frame.set_index(["number", "text"]), "dates": dates,
    "grouped": frame.groupby("kind", observed=True)["real"].mean(), "timestamp": dates[0],
    "offset": pd.offsets.BusinessDay(2), "interval": pd.Interval(0, 1), "wide": frame.T, "nothing": pd.DataFrame(),
}.items():
    keep("pandas", name, value)

for name, value in {
    "array": np.arange(6).reshape(2, 3), "big-endian": np.arange(3, dtype=">i4"), "record": np.rec.array([(1, "a")]),
    "structured": np.zeros(2, dtype=[("a", "i4"), ("b", "O")]), "masked": np.ma.array([1, 2], mask=[0, 1]),
    "scalar": np.float32(1), "dates": np.array(["2020-01-01"], "M8[D]"), "generator": np.random.default_rng(0),
    "random-state": np.random.RandomState(0), "matrix": np.matrix("1 2"), "poly": np.poly1d([1, 2]),
    "polynomial": np.polynomial.Polynomial([1, 2]), "texts": np.array(["a"]), "strings": np.array(["a"], dtype="T"),
    "ufunc": np.add, "type": np.float64, "dtype": np.dtype("f4"),
}.items():
    keep("numpy", name, value)

dense = np.eye(3)
for name in "csr csc coo bsr dia lil dok".split():
    keep("scipy", name, getattr(scipy.sparse, f"{name}_matrix")(dense))
    keep("scipy", f"{name}-array", getattr(scipy.sparse, f"{name}_array")(dense))
