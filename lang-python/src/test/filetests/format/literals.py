x = 0XFF + 0b1 + 0O7 + 1E5 + 1_000J + .5 + 1.
x = b'a' rb"\d" B'c'
x = 1 .real
x = 1..real
x = (1).real
x = ...
x = None, True, False
