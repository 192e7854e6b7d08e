if a:
    b

elif c:
    d


# two in front of the comment
elif e:

    f
# right in front of else

else:
    g

try:
    a

except A:
    b
except B:

    c

else:
    d


finally:
    e
for x in y:
    a

else:
    b
