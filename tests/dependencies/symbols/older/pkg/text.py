def plain(text):
    return text


def _hidden(text):
    return text
