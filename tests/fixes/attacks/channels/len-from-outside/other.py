import parent

parent.len = lambda rows: (1, 2)
