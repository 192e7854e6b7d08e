local s = "日本 é"
-- ünïcode
local naïve = 1
