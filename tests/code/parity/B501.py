import requests

requests.get("https://shop.internal/", timeout=5, verify=False)
