def (a):
    b()
def f a:
    c()
class 1:
    d()
@
def g(): e()
@h
i()
def j(k l, *, m=n()): o()
p()
