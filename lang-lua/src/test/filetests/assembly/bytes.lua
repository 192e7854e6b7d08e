-- strings of bytes that are no UTF-8: other bytes, other keys
local t = { ["\128\255"] = "\0\200", ["\255\128"] = -t }
t["\255"], t["\128"] = "\255", "\128"
