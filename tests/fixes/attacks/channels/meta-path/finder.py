import sys


class Finder:
    def find_spec(self, name, path, target=None):
        return None if name != "json" else self.own


sys.meta_path.insert(0, Finder())
