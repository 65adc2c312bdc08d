import parent

parent.COUNT = (1, 2)
parent.start()
