from setuptools import setup

setup(
    name="script",
    entry_points={
        "console_scripts": [
            "script = shelf.tool:main",
            "script-%s = shelf.tool:other" % version,
        ],
        "shelf.plugins": ["one = shelf.tool:other"],
    },
)
