for i=1,10 do f(i) end
for i = 10 , 1 , -1 do f(i) end
for i=#t,1,-1 do local v=t[i] end
for index = a_function_with_a_long_name(an_argument), another_function_with_a_name(an_argument), step do f() end
