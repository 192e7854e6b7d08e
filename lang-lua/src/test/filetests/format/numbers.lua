x = 0XFF + 1E5 + .5 + 5. + 0x1p4
x = 1LL + 2ULL + 3i + 0xFFull
x = 1 ..2
