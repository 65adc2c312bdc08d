import requests

requests.get("https://shop.internal/stock")
