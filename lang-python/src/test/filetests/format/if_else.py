if a:b
if a:
  b
elif c: d
else:
  e
if a:
    if b: c
    else: d
else:
    if e: f
