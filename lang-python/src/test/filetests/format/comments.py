#!/usr/bin/env python
# -*- coding: utf-8 -*-
# first

# second


import a  # trailing
if a:  # behind the colon
    # in front
    b  # behind
    # at the end
# in front of else
else:  # behind else
    # only

    # comments
    pass
# behind
def f(  # open
    a,  # first
    # own line
    b  # last
    # end
):  # colon
    # body
    return (  # value
        a  # left
        # between
        + b  # right
    )
x = [  # list
    # nothing
]
y = {
    1: 2,  # one

    # two
    3: 4
}
while a:
    b
    # last in block
  # dedented
# outside
try:
    pass
# in front of except
except A:  # except
    pass
# in front of finally
finally:
    pass
for x in (  # parenthesis
    y
): pass
# end
