await a
await a.b(c)[d] ** e
-await a
await (a)
await [a]
a + await b
