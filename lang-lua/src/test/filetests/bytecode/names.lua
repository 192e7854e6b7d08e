-- lines of instructions, names of variables, strings of any bytes
local a
  = 1
local b, c = f(
  a),
  "\0\1\255\n\\\"'"
local goto_ = 1
local t = {
  a,
  [b] = c,
  ["key"] =
    g(
    ),
  -- nothing
  key2 = "é\xe9";
  [a]
    = b,
}
f(
  a)
t
  .x
  .y = 1
local function f1(
  p1,
  p2
)
  local p1 = p1
  do local p2 = p1 end
end
