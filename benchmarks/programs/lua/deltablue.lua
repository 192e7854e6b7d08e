-- A solver of one-way constraints with strengths, incremental, in the manner of DeltaBlue (Freeman-Benson, Maloney, Borning,
-- "An incremental constraint solver", CACM 33/1, 1990): classes with inheritance, lists that grow and shrink, polymorphic calls.
-- N is the length of the chain of equalities and of the list of scaled pairs.

local N = tonumber(arg and arg[1]) or 25000

-- Strengths: the smaller number wins. ---------------------------------------------------------------------------------------

local REQUIRED, PREFERRED, STRONG_DEFAULT, NORMAL, WEAK_DEFAULT, WEAKEST = 0, 2, 3, 4, 5, 6

-- Variables ------------------------------------------------------------------------------------------------------------------

-- determinedBy is the constraint whose method sets the variable, walkabout the weakest strength that could be revoked to
-- set it otherwise, stays whether its value is known while planning.
local function newVariable(value)
  return {
    value = value,
    constraints = {},
    determinedBy = nil,
    mark = 0,
    walkabout = WEAKEST,
    stays = true,
  }
end

local function removeFrom(list, item)
  for i = 1, #list do
    if list[i] == item then
      table.remove(list, i)
      return
    end
  end
end

-- Constraints -----------------------------------------------------------------------------------------------------------------

local Planner

local function subclass(base)
  local new = setmetatable({}, { __index = base })
  new.__index = new
  return new
end

local Constraint = {}
Constraint.__index = Constraint

function Constraint:isInput()
  return false
end

function Constraint:post(planner)
  self:attach()
  planner:add(self)
end

function Constraint:retract(planner)
  if self:isSatisfied() then
    planner:remove(self)
  else
    self:detach()
  end
end

-- Tries to enforce this constraint; gives the weaker one that it overrides, which must now be looked at.
function Constraint:satisfy(mark, planner)
  self:chooseMethod(mark)
  if not self:isSatisfied() then
    assert(self.strength ~= REQUIRED, "a required constraint cannot be satisfied")
    return nil
  end
  self:markInputs(mark)
  local output = self:output()
  local overridden = output.determinedBy
  if overridden then
    overridden:unsatisfy()
  end
  output.determinedBy = self
  assert(planner:propagate(self, mark), "a cycle of constraints")
  output.mark = mark
  return overridden
end

-- One variable.
local Unary = subclass(Constraint)

function Unary.create(kind, planner, variable, strength)
  local constraint = setmetatable({
    variable = variable,
    strength = strength,
    satisfied = false,
  }, kind)
  constraint:post(planner)
  return constraint
end

function Unary:attach()
  local constraints = self.variable.constraints
  constraints[#constraints + 1] = self
  self.satisfied = false
end

function Unary:detach()
  removeFrom(self.variable.constraints, self)
  self.satisfied = false
end

function Unary:chooseMethod(mark)
  self.satisfied = self.variable.mark ~= mark and self.strength < self.variable.walkabout
end

function Unary:isSatisfied()
  return self.satisfied
end

function Unary:unsatisfy()
  self.satisfied = false
end

function Unary:output()
  return self.variable
end

function Unary:markInputs() end

function Unary:inputsKnown()
  return true
end

function Unary:recalculate()
  self.variable.walkabout = self.strength
  self.variable.stays = not self:isInput()
  if self.variable.stays then
    self:execute()
  end
end

function Unary:execute() end

local Stay = subclass(Unary)
local Edit = subclass(Unary)

function Edit:isInput()
  return true
end

-- Two variables: a method for each direction.
local Binary = subclass(Constraint)

function Binary.create(kind, planner, first, second, strength, scale, offset)
  local constraint = setmetatable({
    first = first,
    second = second,
    strength = strength,
    scale = scale,
    offset = offset,
    direction = nil,
  }, kind)
  constraint:post(planner)
  return constraint
end

function Binary:attach()
  local constraints = self.first.constraints
  constraints[#constraints + 1] = self
  constraints = self.second.constraints
  constraints[#constraints + 1] = self
  self.direction = nil
end

function Binary:detach()
  removeFrom(self.first.constraints, self)
  removeFrom(self.second.constraints, self)
  self.direction = nil
end

function Binary:chooseMethod(mark)
  local first, second, strength = self.first, self.second, self.strength
  local direction
  if first.mark == mark then
    direction = second.mark ~= mark and strength < second.walkabout and "forward" or nil
  elseif second.mark == mark then
    direction = strength < first.walkabout and "backward" or nil
  elseif first.walkabout > second.walkabout then
    direction = strength < first.walkabout and "backward" or nil
  else
    direction = strength < second.walkabout and "forward" or nil
  end
  self.direction = direction
end

function Binary:isSatisfied()
  return self.direction ~= nil
end

function Binary:unsatisfy()
  self.direction = nil
end

function Binary:input()
  return self.direction == "forward" and self.first or self.second
end

function Binary:output()
  return self.direction == "forward" and self.second or self.first
end

function Binary:markInputs(mark)
  self:input().mark = mark
end

function Binary:inputsKnown(mark)
  local input = self:input()
  return input.mark == mark or input.stays or input.determinedBy == nil
end

function Binary:recalculate()
  local input, output = self:input(), self:output()
  output.walkabout = math.max(self.strength, input.walkabout)
  output.stays = input.stays
  if output.stays then
    self:execute()
  end
end

local Equal = subclass(Binary)

function Equal:execute()
  self:output().value = self:input().value
end

-- second = first * scale + offset, where scale and offset are variables that this constraint only reads.
local Scale = subclass(Binary)

function Scale:attach()
  Binary.attach(self)
  local constraints = self.scale.constraints
  constraints[#constraints + 1] = self
  constraints = self.offset.constraints
  constraints[#constraints + 1] = self
end

function Scale:detach()
  Binary.detach(self)
  removeFrom(self.scale.constraints, self)
  removeFrom(self.offset.constraints, self)
end

function Scale:markInputs(mark)
  Binary.markInputs(self, mark)
  self.scale.mark = mark
  self.offset.mark = mark
end

function Scale:inputsKnown(mark)
  local scale, offset = self.scale, self.offset
  return Binary.inputsKnown(self, mark)
    and (scale.mark == mark or scale.stays or scale.determinedBy == nil)
    and (offset.mark == mark or offset.stays or offset.determinedBy == nil)
end

function Scale:recalculate()
  local input, output = self:input(), self:output()
  output.walkabout = math.max(self.strength, input.walkabout)
  output.stays = input.stays and self.scale.stays and self.offset.stays
  if output.stays then
    self:execute()
  end
end

function Scale:execute()
  if self.direction == "forward" then
    self.second.value = self.first.value * self.scale.value + self.offset.value
  else
    self.first.value = (self.second.value - self.offset.value) / self.scale.value
  end
end

-- The planner ----------------------------------------------------------------------------------------------------------------

Planner = {}
Planner.__index = Planner

function Planner.new()
  return setmetatable({ mark = 0 }, Planner)
end

function Planner:nextMark()
  self.mark = self.mark + 1
  return self.mark
end

function Planner:add(constraint)
  local mark = self:nextMark()
  local overridden = constraint:satisfy(mark, self)
  while overridden do
    overridden = overridden:satisfy(mark, self)
  end
end

-- Frees the output of a constraint, and gives the weaker constraints downstream of it another chance, strongest first.
function Planner:remove(constraint)
  local output = constraint:output()
  constraint:unsatisfy()
  constraint:detach()
  local idle = self:release(output)
  for strength = REQUIRED, WEAKEST do
    for i = 1, #idle do
      if idle[i].strength == strength then
        self:add(idle[i])
      end
    end
  end
end

function Planner:release(output)
  output.determinedBy = nil
  output.walkabout = WEAKEST
  output.stays = true
  local idle, todo, count = {}, { output }, 1
  while count > 0 do
    local variable = todo[count]
    todo[count] = nil
    count = count - 1
    local constraints = variable.constraints
    for i = 1, #constraints do
      local constraint = constraints[i]
      if not constraint:isSatisfied() then
        idle[#idle + 1] = constraint
      elseif constraint ~= variable.determinedBy and constraint:output() ~= variable then
        constraint:recalculate()
        count = count + 1
        todo[count] = constraint:output()
      end
    end
  end
  return idle
end

-- The satisfied constraints that read a variable, put behind the first count of a list.
local function addConsumers(variable, list, count)
  local constraints, determining = variable.constraints, variable.determinedBy
  for i = 1, #constraints do
    local constraint = constraints[i]
    if constraint ~= determining and constraint:isSatisfied() then
      count = count + 1
      list[count] = constraint
    end
  end
  return count
end

-- Brings walkabout strengths and known values downstream up to date; false if that comes back to the mark: a cycle.
function Planner:propagate(constraint, mark)
  local todo, count = { constraint }, 1
  while count > 0 do
    local next = todo[count]
    todo[count] = nil
    count = count - 1
    local output = next:output()
    if output.mark == mark then
      return false
    end
    next:recalculate()
    count = addConsumers(output, todo, count)
  end
  return true
end

-- The constraints to execute, in order, when the inputs among the given ones change.
function Planner:plan(sources)
  local mark = self:nextMark()
  local plan, todo, count = {}, {}, 0
  for i = 1, #sources do
    if sources[i]:isInput() and sources[i]:isSatisfied() then
      count = count + 1
      todo[count] = sources[i]
    end
  end
  while count > 0 do
    local constraint = todo[count]
    todo[count] = nil
    count = count - 1
    local output = constraint:output()
    if output.mark ~= mark and constraint:inputsKnown(mark) then
      plan[#plan + 1] = constraint
      output.mark = mark
      count = addConsumers(output, todo, count)
    end
  end
  return plan
end

local function execute(plan)
  for i = 1, #plan do
    plan[i]:execute()
  end
end

-- Sets a variable to each of the values, by an edit that is planned once; gives the sum of what another variable becomes.
local function change(planner, variable, watched, values)
  local edit = Unary.create(Edit, planner, variable, PREFERRED)
  local plan = planner:plan({ edit })
  local sum = 0
  for i = 1, #values do
    variable.value = values[i]
    execute(plan)
    sum = sum + watched.value
  end
  edit:retract(planner)
  return sum
end

-- Two uses ------------------------------------------------------------------------------------------------------------------

local VALUES = {}
for i = 1, 40 do
  VALUES[i] = i * i
end

-- A chain of equal variables: a change at the front must come out at the back.
local function chain()
  local planner = Planner.new()
  local variables = { newVariable(0) }
  for i = 1, N do
    variables[i + 1] = newVariable(0)
    Binary.create(Equal, planner, variables[i], variables[i + 1], REQUIRED)
  end
  Unary.create(Stay, planner, variables[N + 1], STRONG_DEFAULT)
  local sum = change(planner, variables[1], variables[N + 1], VALUES)
  assert(variables[N + 1].value == VALUES[#VALUES], "the chain is broken")
  return sum
end

-- Pairs that one scale and one offset connect; all may change, in either direction.
local function projection()
  local planner = Planner.new()
  local scale, offset = newVariable(10), newVariable(1000)
  local sources, targets = {}, {}
  for i = 1, N do
    sources[i], targets[i] = newVariable(i), newVariable(i)
    Unary.create(Stay, planner, sources[i], NORMAL)
    Binary.create(Scale, planner, sources[i], targets[i], REQUIRED, scale, offset)
  end
  local sum = change(planner, sources[N], targets[N], VALUES)
  assert(targets[N].value == VALUES[#VALUES] * 10 + 1000, "forward is wrong")
  sum = sum + change(planner, targets[N], sources[N], { 1050, 2000, 3000 })
  assert(sources[N].value == 200, "backward is wrong")
  change(planner, scale, targets[1], { 5 })
  for i = 1, N - 1 do
    assert(targets[i].value == i * 5 + 1000, "scaling is wrong")
  end
  change(planner, offset, targets[1], { 2000 })
  for i = 1, N - 1 do
    assert(targets[i].value == i * 5 + 2000, "moving is wrong")
    sum = sum + targets[i].value
  end
  return sum
end

local result = string.format("%d %d", chain(), projection())

local results = { [100] = "22140 484455", [25000] = "22140 1612697205" }
local expected = results[N]
assert(result == (expected or result), "wrong result: " .. result)
print(expected and "ok" or "unchecked", result)
