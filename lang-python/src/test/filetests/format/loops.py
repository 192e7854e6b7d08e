while a: b
while (a):
  break
else:
  c
for x in y:continue
for x,y in z:
  pass
else: w
for x, in y: pass
for *a, b in c, d: pass
async def f():
  async for x in y: pass
  else: pass
