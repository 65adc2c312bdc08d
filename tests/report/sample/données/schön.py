def greet(name):
    # ‮reversed‬ and [31mred[0m
	return eval("\"hello \" + " + name)
