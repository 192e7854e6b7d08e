'a';"b";'''c''';"""d"""
r'\d';b'x';Rb"y";u'z'
"a"   'b'
"""
  text
    more"""
x = "a long string literal that is split into pieces, piece number one, " "piece number two, " "piece number three"
f("a long string literal that is split into pieces, piece number one, " "piece number two, " "piece no. three")
