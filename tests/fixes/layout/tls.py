import requests


def read(url):
    one = requests.get(url, verify=False)
    two = requests.get(url, timeout=3, verify=False,)
    three = requests.get(
        url,
        verify=False,  # for now
    )
    return one, two, three
