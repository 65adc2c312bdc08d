a()
    b()
    c()
d()
if e:
    f()
      g()
    h()
