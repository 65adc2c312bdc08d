"""What hostile input does where it is let: it leaves a mark."""
import os

PICKLE = b"charm\ndone\n(tR."
YAML = "!!python/object/apply:harm.done []\n"


def done():
    with open(os.environ["HARM"], "w"):
        pass
    return "harm"
