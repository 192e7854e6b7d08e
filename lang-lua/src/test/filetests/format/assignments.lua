a=1
a,b=b,a
a.b.c,d[1]=f(),g()
a.b["c d"]=nil
local x
local y,z=1
local p,q=f()
