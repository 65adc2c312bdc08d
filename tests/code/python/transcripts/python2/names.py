True = 1
True, False = 1, 0
async = await = nonlocal = 1
def print_(): pass
a.print()
a.exec = b
a.None
import a.exec
