if a:
b
if c:
    d
  e
    f
def g():
class H:
    pass
while i:
        j
	k
for l in m:
# only a comment
else:
    n
  o
