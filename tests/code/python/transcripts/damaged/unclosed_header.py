def f(a, b:
    x = g(1)
    y = h(2)
class C(A:
    def m(self):
        k(3)
n()
