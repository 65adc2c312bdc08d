exec a
exec "a" in b
exec a in b, c
exec a.b() in {}
exec (a) in b
exec(a, b)
