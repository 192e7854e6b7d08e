a.b.c
a [0] [ 1 ]
a[1:2];a[:];a[::];a[1:];a[:2:];a[::3];a[x+1:y];a[f(x):];a[-1:x.y]
a[1,2];a[1,];a[*b];a[*b,c];a[1:2,...]
f( )
f(a,*b,c=1,**d)
f(*a or b, **c or d)
f(x for x in y)
f((x for x in y))
f((x for x in y), z)
f(a:=1)
f(a)(b)[c].d
1 .real; 1.0.real; 1j.imag
