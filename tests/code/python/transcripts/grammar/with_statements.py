with a: pass
with a as b, c as (d, e): pass
with (a): pass
with (a, b): pass
with (a as b): pass
with (
    a as b,  # for
    c(")") as d,
): pass
with (a, b) as c: pass
with (a).b as c, d: pass
with (a for a in b): pass
with (yield a): pass
with (a), (b): pass
with (a := b): pass
with a as b.c, d as e[f]: pass
