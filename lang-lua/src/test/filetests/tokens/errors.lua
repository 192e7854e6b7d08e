unfinished = "abc
bad = [==x
$ ! & | \ ? @ ` ~   €
0x 3..2 1e+ 08x
x = "\q"
[[never