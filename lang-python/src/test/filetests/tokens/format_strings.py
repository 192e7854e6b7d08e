f'plain' f"" F'{a}' rf'{b}\n' f'''{c
}'''
f'{{}} {d!r:>{width}.{height}} }}' f'{e=}' f'{f(g)[h]["i"]}' f'{x:=5}' f'{(y := 1)}'
f"{f'{"nested"}'}" f'\N{EM DASH}{j}' f'{k:{l}{m}}' f'{n!s:%H:%M}' f'{lambda: 1}' f'{ {o: p} }'
f'''{
    q  # a comment
}'''
