import ends
import sealed


def cases():
    yield from ends.of_process(script)


def excepted():
    yield from sealed.keyless_processes(script)


def attacks():
    yield from ends.process_attacks(script)
