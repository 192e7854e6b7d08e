#!/usr/bin/env lathe
-- A queue in a ring of slots: push at one end, pop at the other, no element ever moves.

local Queue = {}
Queue.__index = Queue

function Queue.new(capacity)
  return setmetatable({capacity = capacity, first = 1, size = 0}, Queue)
end

function Queue:push(value)
  if self.size == self.capacity then return false, "queue is full" end
  local slot = (self.first + self.size - 1) % self.capacity + 1
  self[slot] = value
  self.size = self.size + 1
  return true
end

function Queue:pop()
  if self.size == 0 then return nil end
  local value = self[self.first]
  self[self.first] = nil -- let the collector have it
  self.first, self.size = self.first % self.capacity + 1, self.size - 1
  return value
end

-- Serve customers in turn; each wants the counter a few times.
local queue = Queue.new(4)
for name, turns in pairs { ann = 2, bob = 1, cid = 3 } do
  assert(queue:push { name = name, turns = turns })
end

local served = 0
while queue.size > 0 do
  local customer = queue:pop()
  served = served + 1
  customer.turns = customer.turns - 1
  if customer.turns > 0 then queue:push(customer) end
end
print(("served %d times"):format(served))
