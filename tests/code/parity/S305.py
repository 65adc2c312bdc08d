from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

Cipher(algorithms.AES(key), modes.ECB())
