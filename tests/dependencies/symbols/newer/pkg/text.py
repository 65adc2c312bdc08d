def plain(text):
    return text.strip()


def _hidden(text):
    return text.strip()
