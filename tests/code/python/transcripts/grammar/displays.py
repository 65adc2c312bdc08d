()
(a,)
(a, b)
[]
[a, *b]
{}
{a: b, **c, d: e}
{a, *b}
[a for b in c if d if e for f in g]
{a for b in c}
{a: b for c, *d in e}
[a async for b in c]
(yield)
[*a for a in b]
{**a for a in b}
(*a for a in b)
[a if b else c for d in e if (f if g else h)]
[lambda: a for a in b]
[a for a in b if (c := a)]
