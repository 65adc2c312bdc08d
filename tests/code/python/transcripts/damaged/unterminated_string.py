x = foo("abc)
y = bar('d
e')
z = baz()
