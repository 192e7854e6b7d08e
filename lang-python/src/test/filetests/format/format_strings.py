f'';f"a{b}c";F'{ a }'
f'{a!r}{b:>{width}.{n}}{c!s:x}'
f'{ {1:2}[1] }{ {x for x in y} }'
f'{a = }{b=!r}{ c + d  =:>5}'
f'{{}}{a}}}'
f"{a["b"]}{f'{c}'}"
f'{a if b else c}{(lambda: 1)()}{a,b}{*a,}{yield_}'
f"""{
    a
    + b
} text
  {c}"""
rf'\d{a}' "b" f'{c}'
