f()
f ( a,b )
f"x"
f'x'
f[[x]]
f{}
f{a}
a.b:c(d):e"f":g{h};
(f or g)();
("x"):rep(3)
local x = ({1,2})[1]
f(...)
f((g()))
