local function a() return end
local function b() return 1, 2 end
local function c() return (f()) end
local function d() return f, function() return 1 end end
return { first = 1, second = 2, third = 3, fourth = "a somewhat longer value", fifth = "five, the last one" }
