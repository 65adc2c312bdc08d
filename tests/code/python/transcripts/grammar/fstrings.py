f'a{b}c'
f'{a!r}{b!s:>10}{c!a:{d}.{e!r}}'
f"{a=}{b = !r:x}{c=:y}"
f'{{}}{{{a}}}'
rf'\{a}\d{b:\d}'
f'\{a}\N{BULLET}{b}\x41'
f"{"nested" + f'{"deep"}'}"
f'''{
    a  # comment
}
{b:
}'''
f'{a:=^10}{a!=b}{(x:=1)}{a == b}'
f'{lambda_}{a["b"]:{c}}{d[1:2]}{ {1: 2}[1] }'
'a' f'b{c}' "d" rf'e' f'{f}'
f'{yield_}{*a, b}{(yield)}{await_}'
F'' fR'{a}'
f"{a:{{b}}}"
