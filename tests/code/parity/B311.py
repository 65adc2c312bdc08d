import random

token = random.getrandbits(128)
