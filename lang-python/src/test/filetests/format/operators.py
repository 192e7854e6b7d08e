a or b and not c
not not a
a<b<=c != d
a in b;a not in b;a is b;a is not b
a|b^c&d<<e>>f
a+b-c*d/e//f%g@h
-a**-b; (-a)**b; a**b**c; (a**b)**c; 2**x.y; f(x)**2; -1**2
~a;+a;- -a
(a+b)*c; a-(b-c)
a if b else c if d else e
(a if b else c)if d else e
lambda:0
lambda a,b=1,*c,d,**e:(a,b)
lambda*,a:a
lambda a,/,b:a
(x:=1)
await_ = not(a)
