"""YAML that every loader reads alike, and what is none."""
import builtins
import contextlib
import os

import yaml

PLAIN = {
    "scalars": 'a: 1\nb: [1.5, true, null, ~, "x", 2020-01-01, 0x1f, 1e3, .nan, -.inf, 0o17, 010]\n',
    "set": "--- !!set {a, b}\n",
    "alias": "- &x {a: b}\n- *x\n- !!binary aGVsbG8=\n- 2001-12-14t21:59:43.10-05:00\n",
    "merge": '? complex\n: - 1\n  - "\\u00e4"\n<<: {z: 1}\n',
    "ordered": "!!omap [a: 1, b: 2]\n",
    "empty": "",
    "damaged": "unclosed: [\n",
}


def written(name, text):
    path = os.path.join(os.environ["SCRATCH"], name + ".txt")
    with open(path, "w") as stream:
        stream.write(text)
    return path


def as_before_5_1():
    """Until PyYAML 5.1, load without a loader took what is Loader today."""
    yaml.load.__defaults__ = (yaml.Loader,)
    yaml.load_all.__defaults__ = (yaml.Loader,)


def each(function):
    for name, text in PLAIN.items():
        yield "%s of %s" % (function.__name__, name), lambda path=written(name, text): function(path)


def attack(function):
    import harm

    return function.__name__, lambda: function(written("hostile", harm.YAML))


@contextlib.contextmanager
def read_in_place(path):
    """Whatever is opened for reading meanwhile, this file is read."""
    real = builtins.open
    builtins.open = lambda name, mode="r", **more: real(path if mode.startswith("r") else name, mode, **more)
    try:
        yield
    finally:
        builtins.open = real
