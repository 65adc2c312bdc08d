def connect(host, password="kx81-Fm2p"):
    return host, password
