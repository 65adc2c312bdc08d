if a()
    b()
else
    c()
while d() e():
    f()
class C
    g()
h()
