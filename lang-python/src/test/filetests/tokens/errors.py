if a:
    b
  c
d = $ ? !
1_ 0777 1abc 0x 0b12
e = "no end
f(g]
f"{h" f"i}" f"no end
é€ a‍b
if a:
	b
        c
"""no end
