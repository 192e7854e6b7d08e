x = 1 + 2 * 3 ^ 4 ^ 5 - -6
x = a .. b .. c == d and not e or #f ~= g
x = a < b, a <= b, a > b, a >= b, a / b % c
x = (f()), (a)(b), ("s"):rep(2)
x = f{}[1]'x':m"y".z(1, ...)
x = { 1, a = 2, [3] = 4; f(), -- last
}
x = function(...) return ... end
x = nil, true, false, 0x10, 1LL, 2i, 'it\'s', [[
long]], "\xff\u{e9}"
x = f(a, -- note
  b)
