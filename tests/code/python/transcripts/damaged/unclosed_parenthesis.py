x = foo(a, bar(b)
y = baz(c)
def f():
    return g(h(1), 
    k(2)
def g():
    pass
