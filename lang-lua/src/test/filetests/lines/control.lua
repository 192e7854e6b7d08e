if a then b() end
if a then b() else c() end
if a then b() elseif c then d() elseif e then f() else g() end
while a do b() break end
repeat local x = f() until x
for i=1,10 do f(i) end
for i=10,1,-1 do f(i) end
for k,v in pairs(t) do f(k,v) end
for a in next,t,nil do end
do local x = 1 end
do end
goto done
::done::
