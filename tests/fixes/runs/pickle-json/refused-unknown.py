import ends
import sealed  # noqa: F401


def cases():
    yield from ends.of_process(script)


def attacks():
    yield from ends.process_attacks(script)
