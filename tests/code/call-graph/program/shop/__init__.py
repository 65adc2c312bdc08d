from .till import Drawer, Till, hook, hooks

CHOSEN = 1


class Wrapper:
    def __init__(self, function):
        self.function = function

    def __call__(self):
        return self.function()


@Wrapper
def on_sale():
    pass


@hook
def ring():
    Drawer(1)
