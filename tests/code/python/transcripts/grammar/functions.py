def f(): pass
def f(a, b=1, /, c=2, *d, e, f=3, **g) -> h: return
def f(*, a): yield a
async def f(a: int = 1, *b: *c): await d
@a
@b.c(d)
async def f():
    def g():
        yield from h
    lambda: (yield)
@(x := y)
class C(A, metaclass=M, *b, **c):
    x = 1
class D: pass
class E(): pass
lambda: 0
lambda a, /, b=1, *c, d=2, **e: f
lambda *, a: a
