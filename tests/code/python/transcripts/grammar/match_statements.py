match a:
    case 1 | -2 | +3 | 1.5 + 2j | "x" "y": pass
    case None | True | False: pass
    case b.c.d: pass
    case _: pass
    case x if y: pass
    case [a, *_, b] | (c, *d): pass
    case a, b: pass
    case *a,: pass
    case (a): pass
    case (): pass
    case {}: pass
    case {"k": v, b.c: 1, **rest}: pass
    case A(): pass
    case A.B(1, x=2, y=C()): pass
    case (1 | 2) as z: pass
    case [] as z, w: pass
match a, *b: 
    case _: pass
match (a):
    case _: pass
match [a]:
    case _: pass
match -a:
    case _: pass
match *a, b:
    case _: pass
match not a:
    case _: pass
match {
    'a': ':'  # :
}:
    case _: pass
