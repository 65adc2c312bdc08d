import ends


def cases():
    yield from ends.of_process(script)


def attacks():
    yield from ends.process_attacks(script)
