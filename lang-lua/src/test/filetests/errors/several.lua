-- one error in each statement, and what is whole in between is not complained about
local x = = 1
local ok = 1
if x the
  y()
end
while do f() end
for i 1, 2 do f() end
function f(a, 1) return a end
t = {
  a = 1
  b = 2,
  c = ,
  d = { 1 2 },
}
f(1, 2
g(3)
goto nowhere
break
(ok)()
x = function() return ... end
local s = "unfinished
local n = 0x
ok()
x = 'bad \q escape'
repeat until
::l:: ::l::
return 1
