


local a = 1



local b = 2
function f()

  local c = 3


  local d = 4

end

-- comment


-- another


g()



