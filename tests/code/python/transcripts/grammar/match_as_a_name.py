match = 1
match.a
match(a)
match[a]
match[a:b]
match - a
match * a
match not in a
match: int
match, case = a
match if match else match
case = case(match)
print(match (a), case)
_ = 1
