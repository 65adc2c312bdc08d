lazy import a.b as c
lazy from a import b
lazy = 1
lazy.a
lazy(a)
