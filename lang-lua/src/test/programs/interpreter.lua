-- A small stack machine: long chains of elseif and a table of functions.
local program = { "push", 10, "store", "n", "push", 1, "store", "acc", "label", "loop", "load", "n", "jz", "end",
  "load", "acc", "load", "n", "mul", "store", "acc", "load", "n", "push", 1, "sub", "store", "n", "jmp", "loop", "label", "end", "load", "acc", "print" }
local labels, stack, vars, pc = {}, {}, {}, 1
for i = 1, #program do if program[i] == "label" then labels[program[i + 1]] = i + 2 end end
local function pop() return table.remove(stack) end
local binary = { mul = function(a, b) return a * b end, sub = function(a, b) return a - b end }
while pc <= #program do
  local op = program[pc]
  local arg = program[pc + 1]
  if op == "push" then stack[#stack + 1] = arg; pc = pc + 2
  elseif op == "store" then vars[arg] = pop(); pc = pc + 2
  elseif op == "load" then stack[#stack + 1] = vars[arg]; pc = pc + 2
  elseif op == "label" then pc = pc + 2
  elseif op == "jmp" then pc = labels[arg]
  elseif op == "jz" then if pop() == 0 then pc = labels[arg] else pc = pc + 2 end
  elseif op == "print" then print(pop()); pc = pc + 1
  elseif binary[op] then local b, a = pop(), pop(); stack[#stack + 1] = binary[op](a, b); pc = pc + 1
  else error("unknown " .. op) end
end
