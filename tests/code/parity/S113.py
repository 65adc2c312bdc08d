import requests

requests.post("https://shop.internal/stock", timeout=None)
