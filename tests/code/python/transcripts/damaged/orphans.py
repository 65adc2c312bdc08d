else:
    a()
elif b():
    c()
except D as d:
    e()
finally:
    f()
case 1:
    g()
h()
