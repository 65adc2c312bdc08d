from cryptography.hazmat.primitives.asymmetric import dsa

dsa.generate_private_key(key_size=512)
