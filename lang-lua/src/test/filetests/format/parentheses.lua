x = (a)
x = ((a))
x = (f())
do return (f()) end
;(a or b)()
;(a or b)()
if (a) then b() end
while (a and b) do c() end
