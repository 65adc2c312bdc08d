a = $b + c()
d = “e”
f() ? g()
h = i\ j()
k = 1_a + l()
m()
