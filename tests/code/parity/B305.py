from cryptography.hazmat.primitives.ciphers.modes import ECB

mode = ECB()
