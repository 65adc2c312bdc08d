import requests, hashlib
def get(url, password):
    assert url
    h = hashlib.md5(password).hexdigest()
    return requests.get(url, verify=False)
