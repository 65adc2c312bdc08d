class Shelf:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        pass

    def __contains__(self, value):
        return False

    def __add__(self, other):
        return self

    def __call__(self):
        return self

    def __iter__(self):
        return Cursor(self)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False

    @property
    def label(self):
        return 1

    @label.setter
    def label(self, value):
        pass

    def item(self):
        pass


class Cursor:
    def __init__(self, shelf):
        self.shelf = shelf

    def __next__(self):
        return self.shelf.item


class Tagged(Exception):
    def __init__(self):
        pass
