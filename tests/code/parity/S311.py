import random

token = "".join(random.choice("abcdef") for _ in range(20))
