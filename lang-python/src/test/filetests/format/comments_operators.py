x = (a  # one
     + b  # two
     # own
     - c)
if (  # opens
    a
    and b  # inside
):  # behind
    pass
f(  # opens
    a,  # one
    # own
    b
    # last
)
x = [  # opens
]
return_ = {
    # only
}
