local numbers = { 1000000, 2000000, 3000000, 4000000, 5000000, 6000000, 7000000, 8000000, 9000000, 10000000, -11000000 }
local names = { "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda" }
local nested = { first = { a = 1, b = 2, c = 3 }, second = { a = 1, b = 2, c = 3 }, third = { a = 1, b = 2, c = 3 } }
local call = { value = some_function_with_a_long_name(first_argument, second_argument, third_argument, fourth) }
