from acme.client import Client

client = Client("https://example.org")


def fetch(source, retries):
    return client.get(source, retries=retries)
