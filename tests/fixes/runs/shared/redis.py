"""Stands in for a Redis server and its client: keys, and bytes behind them."""

DATA = {}


class Redis:
    def get(self, name):
        return DATA.get(name)

    def rpush(self, name, value):
        DATA.setdefault(name, []).append(bytes(value))

    def lpop(self, name):
        return DATA[name].pop(0) if DATA.get(name) else None

    def set(self, name, value):
        DATA[name] = bytes(value)
