repeat f() until a
repeat
  local x=g()

  h(x)
until x>1 -- done
repeat a() until first_condition_with_a_long_name and second_condition_with_a_long_name or third_condition_
