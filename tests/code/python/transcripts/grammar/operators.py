a + b * c ** -d ** e
-a ** b
not a == b
a or b and not c or d
a < b <= c != d
a is not b not in c in d is e
a | b ^ c & d << e >> f - g % h // i / j @ k
~a + +b
(a < b) < c
(a or b) or c
a if b else c if d else e
(x := y)
(a for a in b)
