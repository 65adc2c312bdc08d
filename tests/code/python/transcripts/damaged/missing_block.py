if a:
b()
def f():

class C:
    def g(self):
    x = 1
try:
    a
b
while x:
