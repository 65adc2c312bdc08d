print(eval(open("a.txt").read()))
