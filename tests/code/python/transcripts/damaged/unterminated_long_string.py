a()
x = """never closed
b()
c()
