x = 'a' 'b'
x = ('a'
     'b')
f('a'
  f'b{c}', d)
f(a, 'a'
     'b')
x = 'a' \
    'b'
raise E('a'
        'b' % c)
x = ['a'
     'b', 'c']
"doc" 'in two'
