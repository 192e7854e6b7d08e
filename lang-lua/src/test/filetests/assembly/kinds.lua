-- Every kind of constant, upvalue and variable that a function can have.
local count, limit = 0, 0x1p53
local bytes = "quote \" line\n zero\0 high\255 é"
local numbers = { 0.1, 1e300, -1e309, -0.5, key = true, [2.5] = "half", [false] = 1, nil, 7 }
local signed, unsigned, imaginary = -9223372036854775807LL - 1LL, 18446744073709551615ULL, 2.5i

function outer(first, ...)
  local function inner()
    count = count + first * limit * 1e15
    return function()
      return count, limit, bytes
    end
  end
  for i = 1, 10, 0.5 do
    numbers[i] = i % 3.25
  end
  for key, value in pairs(numbers) do
    inner()(key, value, ...)
  end
  return nil, false, true, -7, 40000, outer
end
