a = f'{}'
b = f'{c d}'
e = f'{g!x}'
h = f'{i!}'
j = f'{k:{l m}}'
n = f'{lambda o:}'
p = f'{q'
r = f'}'
s = f'{t)}'
u = f'\N{no such name}'
v = f'{w!r x}'
y = f'''{
z
