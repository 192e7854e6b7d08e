local n = { 1, 0x1F, 1e10, .5, 3., 12LL, 0xFFULL, 1i, 0x1p-3, 0b101 }
local s = { "a", 'b', "it's", 'say "x"', "\n\t\065\x41\u{48}\z
   joined", [[long]], [==[
long ]] too]==] }
local c = { nil, true, false, ... }
