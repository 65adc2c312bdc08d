x = 
y = a() +
z = b() + * c()
w = [d(), , e()]
for in f(): g()
return not
v = h()
