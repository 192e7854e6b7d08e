#!/usr/bin/env python3
# Every token that has no layout of its own.
False None True and as assert async await break class continue def del elif else except finally for from global if import in is
lambda nonlocal not or pass raise return try while with yield
match case type _ name naïve _x1 ﬁ
+ - * ** / // % @ << >> & | ^ ~ := < > <= >= == !=
( ) [ ] { } , : ! . ; = -> ... += -= *= /= //= %= @= &= |= ^= >>= <<= **=
0 00 1_000 0xFF 0b1_01 0o17 1. .5 1e10 1_0.0_1E-2 3j 0.5J 1if 2else 3
'a' "b" '''c
d''' """e'f""" r'\n' b'x' Rb"y" u'z' '\'' "\
joined"
