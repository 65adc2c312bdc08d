class Item:
    def __init__(self, name: str, price: int):
        self.name = name
        self.price = price


class Cart:
    def __init__(self, owner: str):
        self.owner = owner
        self.items = []
        self.tags = {"new"}
        self.notes = {}
