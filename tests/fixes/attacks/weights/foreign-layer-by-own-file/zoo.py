import fancy


def layer():
    return fancy.Layer()
