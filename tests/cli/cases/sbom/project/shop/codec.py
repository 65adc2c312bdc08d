import requests
import yaml


class Codec:
    def parse(self, text):
        return yaml.load(text)


def fetch(address):
    return requests.get(address).text
