def f((a, b), c=1, (d, (e, f))=g): pass
lambda (a, b), c: a
lambda (a): a
def f(True, False=1): pass
