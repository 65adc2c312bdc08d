if a: b
elif c: d
else: e
while a:
    break
else:
    continue
for a, b in c, d: pass
else: pass
for a[b].c in *d, e: pass
async def f():
    async for a in b: pass
    async with a as b, c: pass
    [x async for x in y]
try:
    a
except B as b:
    c
except (D, E): f
except: g
else: h
finally: i
try: a
finally: b
try: a
except* B as b: c
try: a
except A, B: c
try: a
except A, B, C: d
