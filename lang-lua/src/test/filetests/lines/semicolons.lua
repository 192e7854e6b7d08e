a = 1; b = 2;
c = 3
;(f or g)()
local x = f;
(g)()
do end
(h)()
return x;
