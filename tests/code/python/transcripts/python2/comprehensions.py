[x for x in 1, 2, 3]
[x for x in lambda: a, lambda: b if x()]
[x for x in a if lambda: b if c]
