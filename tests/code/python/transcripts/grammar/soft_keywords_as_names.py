async = 1
await = async + await
await.a
f(async=1)
nonlocal = 1
print = 1
print.a
print
exec.b = exec
print, exec
print in a
print not in a
lambda match, type: case
def match(type, case, _, lazy, print, exec, nonlocal): pass
