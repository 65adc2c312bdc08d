match a:
    b()
    case 1 2:
        c()
    case X(y z):
        d()
match e:
f()
