connect("db.internal", password="kx81-Fm2p")
