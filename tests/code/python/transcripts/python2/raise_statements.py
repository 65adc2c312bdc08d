raise A, b
raise A, b, c
raise A, "x" % y
raise A(b), None, c
