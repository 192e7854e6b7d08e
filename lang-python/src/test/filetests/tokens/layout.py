# Layout: indents, joined lines, comments and blank lines in blocks.
if a:
    b

    # of the block
    if c:
	    d
    # of the outer block
  # of no block
e = (
        f,
  g)
h = i \
    + j
class K: l; m;
while n:
 o
 if p: q
 else:
   r
s
if t:
  u
