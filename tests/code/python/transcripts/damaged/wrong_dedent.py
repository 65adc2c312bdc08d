def f():
        a()
    b()
        c()
d()
if e:
    g()
   h()
    i()
