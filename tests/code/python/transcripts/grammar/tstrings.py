t'a{b!r:c{d}}{e=}'
rt'\{a}' t"b"
T'' tR'{a}'
