for k,v in pairs(t) do f(k,v) end
for line in io.lines() do f(line) end
for a,b,c in next,t,nil do end
for key, value in a_function_with_a_long_name(an_argument_with_a_name, another_argument_with_a_long_name) do f() end
