--- tostring of doubles of every size 1
local x = 7919
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return math.ldexp(r() * 2147483648 + r(), r() % 2000 - 1060) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 40 do print(d()) end
--- tostring of common doubles 1
local x = 104729
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 40 do print(d()) end
--- tostring of doubles of every size 2
local x = 15838
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return math.ldexp(r() * 2147483648 + r(), r() % 2000 - 1060) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 40 do print(d()) end
--- tostring of common doubles 2
local x = 209458
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 40 do print(d()) end
--- tostring of doubles of every size 3
local x = 23757
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return math.ldexp(r() * 2147483648 + r(), r() % 2000 - 1060) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 40 do print(d()) end
--- tostring of common doubles 3
local x = 314187
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 40 do print(d()) end
--- format %.17g of doubles of every size
local x = 31337
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return math.ldexp(r() * 2147483648 + r(), r() % 2000 - 1060) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%.17g"):format(d())) end
--- format %.16g of doubles of every size
local x = 31337
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return math.ldexp(r() * 2147483648 + r(), r() % 2000 - 1060) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%.16g"):format(d())) end
--- format %.14g of doubles of every size
local x = 31337
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return math.ldexp(r() * 2147483648 + r(), r() % 2000 - 1060) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%.14g"):format(d())) end
--- format %g of doubles of every size
local x = 31337
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return math.ldexp(r() * 2147483648 + r(), r() % 2000 - 1060) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%g"):format(d())) end
--- format %.3g of doubles of every size
local x = 31337
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return math.ldexp(r() * 2147483648 + r(), r() % 2000 - 1060) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%.3g"):format(d())) end
--- format %#g of doubles of every size
local x = 31337
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return math.ldexp(r() * 2147483648 + r(), r() % 2000 - 1060) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%#g"):format(d())) end
--- format %e of doubles of every size
local x = 31337
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return math.ldexp(r() * 2147483648 + r(), r() % 2000 - 1060) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%e"):format(d())) end
--- format %.0e of doubles of every size
local x = 31337
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return math.ldexp(r() * 2147483648 + r(), r() % 2000 - 1060) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%.0e"):format(d())) end
--- format %.15e of doubles of every size
local x = 31337
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return math.ldexp(r() * 2147483648 + r(), r() % 2000 - 1060) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%.15e"):format(d())) end
--- format %E of doubles of every size
local x = 31337
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return math.ldexp(r() * 2147483648 + r(), r() % 2000 - 1060) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%E"):format(d())) end
--- format %a of doubles of every size
local x = 31337
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return math.ldexp(r() * 2147483648 + r(), r() % 2000 - 1060) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%a"):format(d())) end
--- format %.3a of doubles of every size
local x = 31337
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return math.ldexp(r() * 2147483648 + r(), r() % 2000 - 1060) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%.3a"):format(d())) end
--- format %f of common doubles
local x = 4242
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%f"):format(d())) end
--- format %.0f of common doubles
local x = 4242
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%.0f"):format(d())) end
--- format %.1f of common doubles
local x = 4242
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%.1f"):format(d())) end
--- format %.2f of common doubles
local x = 4242
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%.2f"):format(d())) end
--- format %.5f of common doubles
local x = 4242
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%.5f"):format(d())) end
--- format %.14f of common doubles
local x = 4242
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%.14f"):format(d())) end
--- format %12.3f of common doubles
local x = 4242
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%12.3f"):format(d())) end
--- format %-12.3f| of common doubles
local x = 4242
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%-12.3f|"):format(d())) end
--- format %+.2f of common doubles
local x = 4242
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%+.2f"):format(d())) end
--- format %012.2f of common doubles
local x = 4242
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%012.2f"):format(d())) end
--- format % .3f of common doubles
local x = 4242
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("% .3f"):format(d())) end
--- format %g of common doubles
local x = 4242
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%g"):format(d())) end
--- format %.4g of common doubles
local x = 4242
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%.4g"):format(d())) end
--- format %5.1f of common doubles
local x = 4242
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%5.1f"):format(d())) end
--- format %.20f of common doubles
local x = 4242
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%.20f"):format(d())) end
--- format %d of common doubles
local x = 4242
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%d"):format(d())) end
--- format %5d of common doubles
local x = 4242
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%5d"):format(d())) end
--- format %x of common doubles
local x = 4242
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 15 do print(("%x"):format(d())) end
--- doubles survive 17 digits
local x = 99
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return math.ldexp(r() * 2147483648 + r(), r() % 2000 - 1060) * (r() % 2 == 0 and 1 or -1) end
local bad = 0
for i = 1, 2000 do local v = d() if tonumber(("%.17g"):format(v)) ~= v then bad = bad + 1 end end
print(bad)
--- doubles survive hexadecimal
local x = 98
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return math.ldexp(r() * 2147483648 + r(), r() % 2000 - 1060) * (r() % 2 == 0 and 1 or -1) end
local bad = 0
for i = 1, 2000 do local v = d() if tonumber(("%a"):format(v)) ~= v then bad = bad + 1 end end
print(bad)
--- decimal digits are read exactly
local x = 5
local function r() x = (x * 16807) % 2147483647 return x end
for i = 1, 30 do local s = r() .. "" .. r() .. "." .. r() .. "e" .. (r() % 600 - 320) print(("%.17g"):format(tonumber(s))) end
--- halfway cases are read to even
for _, s in ipairs {"9007199254740993", "9007199254740995", "1.00000000000000011102230246251565", "1.00000000000000011102230246251566", "2.2250738585072011e-308", "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623158e308", "1.7976931348623159e308", "4.9e-324", "0.500000000000000166533453693773481063544750213623046875"} do print(("%.17g"):format(tonumber(s))) end
--- hexadecimal fractions are read with rounding
for _, s in ipairs {"0x1.fffffffffffff8p0", "0x1.fffffffffffff7p0", "0x1.00000000000008p0", "0x1.00000000000018p0", "0x123456789abcdef01", "0x0.0000000001p40", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1p1023", "0x1p1024", "0x.1p4", "0xf.p1"} do print(s, ("%.17g"):format(tonumber(s))) end
--- integers are printed without fractions
for _, n in ipairs {0, 7, 99, 100, 12345, 999999, 1e6, 1e7, 123456789, 1e9, 2147483647, 2147483648, -2147483648, -2147483649, 99999999999999, 1e14, 100000000000001, 999999999999999, -1e14, 1e15} do io.write(n, " ") end
print()
--- powers of two
for i = -60, 64, 4 do io.write(2 ^ i, " ") end
print()
--- powers of ten
for i = -20, 20 do io.write(10 ^ i, " ") end
print()
--- fractions of small numbers
for i = 1, 12 do for j = 1, 6 do io.write(i / j, " ") end end
print()
--- literals of many forms
print(1., .1, 1.e1, 1e01, 1E-01, 00012, 0.0, 000.5, 1e+00, 12e-1, .0e5, 0e10, 0x0p0, 0x00ff, 0xAp-2, 0X.Ap1)
--- tonumber and arithmetic of texts 1
for _, s in ipairs {"1", "1.0", "-1", "0", "-0", "1e1"} do print(s, tonumber(s), (pcall(function() return s + 0 end)), tonumber(s, 16), tonumber(s, 2)) end
--- tonumber and arithmetic of texts 2
for _, s in ipairs {"0x10", "0X10", "0x1p3", "0b11", "1e400", "-1e400"} do print(s, tonumber(s), (pcall(function() return s + 0 end)), tonumber(s, 16), tonumber(s, 2)) end
--- tonumber and arithmetic of texts 3
for _, s in ipairs {"1e-400", ".5", "5.", ".", "", "-"} do print(s, tonumber(s), (pcall(function() return s + 0 end)), tonumber(s, 16), tonumber(s, 2)) end
--- tonumber and arithmetic of texts 4
for _, s in ipairs {"+1", "+-1", "1 ", "  1", "1  1", "1e"} do print(s, tonumber(s), (pcall(function() return s + 0 end)), tonumber(s, 16), tonumber(s, 2)) end
--- tonumber and arithmetic of texts 5
for _, s in ipairs {"1e5.5", "0x", "0xg", "0x1.8", "1LL", "1i"} do print(s, tonumber(s), (pcall(function() return s + 0 end)), tonumber(s, 16), tonumber(s, 2)) end
--- tonumber and arithmetic of texts 6
for _, s in ipairs {"inf", "-inf", "nan", "infinity", "1_1", "1,1"} do print(s, tonumber(s), (pcall(function() return s + 0 end)), tonumber(s, 16), tonumber(s, 2)) end
--- tonumber and arithmetic of texts 7
for _, s in ipairs {"１", "0x1e1", "1f", "1d", "0b102", "0o7"} do print(s, tonumber(s), (pcall(function() return s + 0 end)), tonumber(s, 16), tonumber(s, 2)) end
--- tonumber and arithmetic of texts 8
for _, s in ipairs {"1\0", "\t1\n", "1e0x1", "0x1p0x1", "- 1", "1-"} do print(s, tonumber(s), (pcall(function() return s + 0 end)), tonumber(s, 16), tonumber(s, 2)) end
--- tonumber and arithmetic of texts 9
for _, s in ipairs {"0x-1", "-0x1", "+0x1", "1e+", "1e-5", "00"} do print(s, tonumber(s), (pcall(function() return s + 0 end)), tonumber(s, 16), tonumber(s, 2)) end
--- tonumber and arithmetic of texts 10
for _, s in ipairs {"01", "0x0", ".e1", "1..", ".1.", "0x.p1"} do print(s, tonumber(s), (pcall(function() return s + 0 end)), tonumber(s, 16), tonumber(s, 2)) end
--- operator + of common doubles
local x = 777
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 25 do print(("%.17g"):format(d() + d())) end
--- operator - of common doubles
local x = 777
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 25 do print(("%.17g"):format(d() - d())) end
--- operator * of common doubles
local x = 777
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 25 do print(("%.17g"):format(d() * d())) end
--- operator / of common doubles
local x = 777
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 25 do print(("%.17g"):format(d() / d())) end
--- operator % of common doubles
local x = 777
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 25 do print(("%.17g"):format(d() % d())) end
--- operator ^ of common doubles
local x = 777
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 25 do print(("%.12g"):format((r() % 1000 / 10) ^ (r() % 40 / 4 - 5))) end
--- math.floor of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.floor(d()) print(("%.17g"):format(a), b) end
--- math.ceil of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.ceil(d()) print(("%.17g"):format(a), b) end
--- math.abs of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.abs(d()) print(("%.17g"):format(a), b) end
--- math.sqrt of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.sqrt(math.abs(d())) print(("%.17g"):format(a), b) end
--- math.exp of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.exp((r() % 2001 - 1000) / 10) print(("%.11g"):format(a), b) end
--- math.log of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.log(math.abs(d())) print(("%.11g"):format(a), b) end
--- math.log10 of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.log10(math.abs(d())) print(("%.11g"):format(a), b) end
--- math.sin of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.sin((r() % 200001 - 100000) / 1000) print(("%.11g"):format(a), b) end
--- math.cos of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.cos((r() % 200001 - 100000) / 1000) print(("%.11g"):format(a), b) end
--- math.tan of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.tan((r() % 2001 - 1000) / 300) print(("%.11g"):format(a), b) end
--- math.atan of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.atan(d()) print(("%.11g"):format(a), b) end
--- math.tanh of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.tanh((r() % 200001 - 100000) / 1000) print(("%.11g"):format(a), b) end
--- math.sinh of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.sinh((r() % 2001 - 1000) / 50) print(("%.11g"):format(a), b) end
--- math.cosh of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.cosh((r() % 2001 - 1000) / 50) print(("%.11g"):format(a), b) end
--- math.asin of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.asin((r() % 2001 - 1000) / 1000) print(("%.11g"):format(a), b) end
--- math.acos of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.acos((r() % 2001 - 1000) / 1000) print(("%.11g"):format(a), b) end
--- math.modf of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.modf(d()) print(("%.17g"):format(a), b) end
--- math.frexp of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.frexp(d()) print(("%.17g"):format(a), b) end
--- math.deg of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.deg(d()) print(("%.11g"):format(a), b) end
--- math.rad of many doubles
local x = 555
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = math.rad(d()) print(("%.11g"):format(a), b) end
--- math.fmod and % of many doubles
local x = 321
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do local a, b = d(), d() print(("%.17g %.17g"):format(math.fmod(a, b), a % b)) end
--- math.ldexp of many doubles
local x = 322
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do print(("%.17g"):format(math.ldexp(d(), r() % 200 - 100))) end
--- math.atan2 of many doubles
local x = 323
local function r() x = (x * 16807) % 2147483647 return x end
local function d() return (r() / (r() % 1000 + 1)) * 10 ^ (r() % 12 - 6) * (r() % 2 == 0 and 1 or -1) end
for i = 1, 20 do print(("%.11g"):format(math.atan2(d(), d()))) end
--- random floats of seed 1
math.randomseed(1)
for i = 1, 20 do io.write(string.format("%.17g ", math.random())) end
print()
--- random floats of seed 12345
math.randomseed(12345)
for i = 1, 20 do io.write(string.format("%.17g ", math.random())) end
print()
--- random floats of seed -99
math.randomseed(-99)
for i = 1, 20 do io.write(string.format("%.17g ", math.random())) end
print()
--- random floats of seed 0.25
math.randomseed(0.25)
for i = 1, 20 do io.write(string.format("%.17g ", math.random())) end
print()
--- random integers of seed 1
math.randomseed(1)
for i = 1, 20 do io.write(string.format("%.17g ", math.random(1000000))) end
print()
--- random integers of seed 12345
math.randomseed(12345)
for i = 1, 20 do io.write(string.format("%.17g ", math.random(1000000))) end
print()
--- random integers of seed -99
math.randomseed(-99)
for i = 1, 20 do io.write(string.format("%.17g ", math.random(1000000))) end
print()
--- random integers of seed 0.25
math.randomseed(0.25)
for i = 1, 20 do io.write(string.format("%.17g ", math.random(1000000))) end
print()
--- random ranges of seed 1
math.randomseed(1)
for i = 1, 20 do io.write(string.format("%.17g ", math.random(-1000, 1000))) end
print()
--- random ranges of seed 12345
math.randomseed(12345)
for i = 1, 20 do io.write(string.format("%.17g ", math.random(-1000, 1000))) end
print()
--- random ranges of seed -99
math.randomseed(-99)
for i = 1, 20 do io.write(string.format("%.17g ", math.random(-1000, 1000))) end
print()
--- random ranges of seed 0.25
math.randomseed(0.25)
for i = 1, 20 do io.write(string.format("%.17g ", math.random(-1000, 1000))) end
print()
--- bit.tobit of many numbers
local x = 17
local function r() x = (x * 16807) % 2147483647 return x end
for i = 1, 20 do io.write(bit.tobit(r() * 2 - 2147483647), " ") end
print()
--- bit.bnot of many numbers
local x = 17
local function r() x = (x * 16807) % 2147483647 return x end
for i = 1, 20 do io.write(bit.bnot(r() * 2 - 2147483647), " ") end
print()
--- bit.bswap of many numbers
local x = 17
local function r() x = (x * 16807) % 2147483647 return x end
for i = 1, 20 do io.write(bit.bswap(r() * 2 - 2147483647), " ") end
print()
--- bit.tohex of many numbers
local x = 17
local function r() x = (x * 16807) % 2147483647 return x end
for i = 1, 20 do io.write(bit.tohex(r() * 2 - 2147483647), " ") end
print()
--- bit.band of many numbers
local x = 19
local function r() x = (x * 16807) % 2147483647 return x end
for i = 1, 20 do io.write(bit.band(r() * 2 - 2147483647, r() * 2 - 2147483647), " ") end
print()
--- bit.bor of many numbers
local x = 19
local function r() x = (x * 16807) % 2147483647 return x end
for i = 1, 20 do io.write(bit.bor(r() * 2 - 2147483647, r() * 2 - 2147483647), " ") end
print()
--- bit.bxor of many numbers
local x = 19
local function r() x = (x * 16807) % 2147483647 return x end
for i = 1, 20 do io.write(bit.bxor(r() * 2 - 2147483647, r() * 2 - 2147483647), " ") end
print()
--- bit.lshift of many numbers
local x = 19
local function r() x = (x * 16807) % 2147483647 return x end
for i = 1, 20 do io.write(bit.lshift(r() * 2 - 2147483647, r() * 2 - 2147483647), " ") end
print()
--- bit.rshift of many numbers
local x = 19
local function r() x = (x * 16807) % 2147483647 return x end
for i = 1, 20 do io.write(bit.rshift(r() * 2 - 2147483647, r() * 2 - 2147483647), " ") end
print()
--- bit.arshift of many numbers
local x = 19
local function r() x = (x * 16807) % 2147483647 return x end
for i = 1, 20 do io.write(bit.arshift(r() * 2 - 2147483647, r() * 2 - 2147483647), " ") end
print()
--- bit.rol of many numbers
local x = 19
local function r() x = (x * 16807) % 2147483647 return x end
for i = 1, 20 do io.write(bit.rol(r() * 2 - 2147483647, r() * 2 - 2147483647), " ") end
print()
--- bit.ror of many numbers
local x = 19
local function r() x = (x * 16807) % 2147483647 return x end
for i = 1, 20 do io.write(bit.ror(r() * 2 - 2147483647, r() * 2 - 2147483647), " ") end
print()
--- 64-bit + of many numbers
local x = 23
local function r() x = (x * 16807) % 2147483647 return x end
local function l() return (r() * 4294967296LL + r() * 2) * (r() % 2 == 0 and 1 or -1) end
local function u() return r() * 8589934592ULL + r() end
for i = 1, 15 do local a, b, c, e = l(), l() / (r() + 0LL) + 1, u(), u() / (r() + 0ULL) + 1 print(a + b, c + e, a < b, c < e) end
--- 64-bit - of many numbers
local x = 23
local function r() x = (x * 16807) % 2147483647 return x end
local function l() return (r() * 4294967296LL + r() * 2) * (r() % 2 == 0 and 1 or -1) end
local function u() return r() * 8589934592ULL + r() end
for i = 1, 15 do local a, b, c, e = l(), l() / (r() + 0LL) + 1, u(), u() / (r() + 0ULL) + 1 print(a - b, c - e, a < b, c < e) end
--- 64-bit * of many numbers
local x = 23
local function r() x = (x * 16807) % 2147483647 return x end
local function l() return (r() * 4294967296LL + r() * 2) * (r() % 2 == 0 and 1 or -1) end
local function u() return r() * 8589934592ULL + r() end
for i = 1, 15 do local a, b, c, e = l(), l() / (r() + 0LL) + 1, u(), u() / (r() + 0ULL) + 1 print(a * b, c * e, a < b, c < e) end
--- 64-bit / of many numbers
local x = 23
local function r() x = (x * 16807) % 2147483647 return x end
local function l() return (r() * 4294967296LL + r() * 2) * (r() % 2 == 0 and 1 or -1) end
local function u() return r() * 8589934592ULL + r() end
for i = 1, 15 do local a, b, c, e = l(), l() / (r() + 0LL) + 1, u(), u() / (r() + 0ULL) + 1 print(a / b, c / e, a < b, c < e) end
--- 64-bit % of many numbers
local x = 23
local function r() x = (x * 16807) % 2147483647 return x end
local function l() return (r() * 4294967296LL + r() * 2) * (r() % 2 == 0 and 1 or -1) end
local function u() return r() * 8589934592ULL + r() end
for i = 1, 15 do local a, b, c, e = l(), l() / (r() + 0LL) + 1, u(), u() / (r() + 0ULL) + 1 print(a % b, c % e, a < b, c < e) end
