if (a := b): pass
while chunk := f.read(1): pass
f(a := 1, (b := 2))
[y := 1, y**2]
x = (y := 0)
a[b := 1]
{c := 1}
print((d := 1), e=(f := 2))
(g := 1)
