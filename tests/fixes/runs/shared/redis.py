"""Stands in for a Redis server and its client: keys, and bytes behind them."""

DATA = {}


class Redis:
    def get(self, name):
        return DATA.get(name)

    def set(self, name, value):
        DATA[name] = bytes(value)
