import parent

parent.task = lambda: (1, 2)
parent.start()
