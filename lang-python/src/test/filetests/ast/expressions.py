-a ** -b * c + d
not a < b <= c is not d and e or f
(a := lambda x, *, y=1: x if x else y)
[*a, b not in c] if a else {**d, 'k': 0x_FF, 1.5: 2j}
f(a, *b, k=c, **d)(x for x in y if z)[1:2, ::3, *e].g
await (yield x), ...
u'a' f'{{b{x = !r:>{w}}' "\N{DIGIT ONE}" 'é'
