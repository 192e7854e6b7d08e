x=a+b-c*d/e%f^g..h
x=a==b and c~=d or e<f and g<=h or i>j and k>=l
x=not a==b
x=not(a==b)
x=-a^2
x=(-a)^2
x=-(-a)
x=- -a
x=#t-1
x=a-(b-c)
x=(a-b)-c
x=2^3^4
x=(2^3)^4
x=a..b..c
x=(a..b)..c
x=a*-b
