a = b = 1
a, *b = c, = d
(a) = [x.y, z[0]] = w
a: int
a: int = 1
(a): int
a.b: str = *c, d
a += 1; b //= 2; c **= 3; d @= e; f >>= g
x = yield
x = *a, *b
