if password == "kx81-Fm2p":
    let_in()
