foo(
    a(1),
    b(2)
    c(3),
    d=e(4),
)
after()
