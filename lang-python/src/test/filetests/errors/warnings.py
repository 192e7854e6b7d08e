# Legal, but likely mistakes.
if x is 1 or not x is "a":
    assert (x, "never fails")
table = [
    (1, 2)
    (3, 4),
    [5, 6]["seven"],
    {8}[9],
]
y = "\d" f"{x:\d} \{x}", b"\477"
z = 1if x else 0x2or 3
"""
\s"""
