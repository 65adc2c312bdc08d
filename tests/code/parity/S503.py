import ssl


def context(version=ssl.PROTOCOL_SSLv2):
    return ssl.SSLContext(version)
