-- A small operating system in the manner of Martin Richards' benchmark: tasks with priorities exchange packets and are
-- scheduled N times over by a kernel. Objects with methods, dispatch through metatables, linked queues, changing state.
--
-- An idle task wakes two devices by a shift register; a worker sends packets in turn to two handlers; a handler copies
-- letters from work packets to device packets; a device returns a packet one interrupt later.

local N = tonumber(arg and arg[1]) or 20

local PACKET_LETTERS = 4
local IDLE_TURNS = 10000

-- Packets ---------------------------------------------------------------------------------------------------------------

local function newPacket(link, owner, kind)
  local letters = {}
  for i = 1, PACKET_LETTERS do
    letters[i] = 0
  end
  return { link = link, owner = owner, kind = kind, datum = 0, letters = letters }
end

local function append(packet, queue)
  packet.link = nil
  if not queue then
    return packet
  end
  local last = queue
  while last.link do
    last = last.link
  end
  last.link = packet
  return queue
end

-- Tasks: a class for each kind of work -------------------------------------------------------------------------------------

local Task = {}
Task.__index = Task

local function class(base)
  local new = setmetatable({}, { __index = base })
  new.__index = new
  return new
end

local Idle, Worker, Handler, Device = class(Task), class(Task), class(Task), class(Task)

local Kernel = {}
Kernel.__index = Kernel

function Kernel.new()
  return setmetatable({ tasks = {}, first = nil, current = nil, queued = 0, held = 0 }, Kernel)
end

function Kernel:add(kind, name, priority, queue, fields)
  local task = setmetatable(fields, kind)
  task.kernel, task.name, task.priority, task.queue = self, name, priority, queue
  task.waiting, task.ready, task.halted = true, queue ~= nil, false
  self.tasks[name] = task
  -- The list is in the order of falling priority.
  local before
  local after = self.first
  while after and after.priority > priority do
    before, after = after, after.next
  end
  task.next = after
  if before then
    before.next = task
  else
    self.first = task
  end
  return task
end

function Kernel:schedule()
  local task = self.first
  while task do
    if task:isBlocked() then
      task = task.next
    else
      self.current = task
      task = task:dispatch()
    end
  end
end

-- What a task may ask for; each gives the task that is to be looked at next.

function Kernel:wait()
  self.current.waiting = true
  return self.current
end

function Kernel:hold()
  self.held = self.held + 1
  self.current.halted = true
  return self.current.next
end

function Kernel:release(name)
  local task = self.tasks[name]
  task.halted = false
  if task.priority > self.current.priority then
    return task
  end
  return self.current
end

function Kernel:send(packet, name)
  local task = self.tasks[name]
  self.queued = self.queued + 1
  packet.owner = self.current.name
  return task:receive(packet, self.current)
end

function Task:isBlocked()
  return self.halted or (self.waiting and not self.ready)
end

function Task:receive(packet, sender)
  local wasEmpty = self.queue == nil
  self.queue = append(packet, self.queue)
  if wasEmpty then
    self.ready = true
    if self.priority > sender.priority then
      return self
    end
  end
  return sender
end

-- Runs the task's work, with the next packet if it waited for one.
function Task:dispatch()
  local packet
  if self.waiting and self.ready then
    packet = self.queue
    self.queue = packet.link
    packet.link = nil
    self.waiting = false
  end
  self.ready = self.queue ~= nil
  return self:work(packet)
end

function Idle:work()
  self.turns = self.turns - 1
  if self.turns == 0 then
    return self.kernel:hold()
  end
  if self.register % 2 == 0 then
    self.register = self.register / 2
    return self.kernel:release("first device")
  end
  -- Bit operations differ between the dialects; this, too, gives odd and even numbers in no order.
  self.register = ((self.register - 1) / 2 + 0xB400) % 65536
  return self.kernel:release("second device")
end

function Worker:work(packet)
  if not packet then
    return self.kernel:wait()
  end
  self.target = self.target == "first handler" and "second handler" or "first handler"
  packet.datum = 1
  for i = 1, PACKET_LETTERS do
    self.letter = self.letter % 26 + 1
    packet.letters[i] = self.letter
  end
  return self.kernel:send(packet, self.target)
end

function Handler:work(packet)
  if packet then
    if packet.kind == "work" then
      self.jobs = append(packet, self.jobs)
    else
      self.blanks = append(packet, self.blanks)
    end
  end
  local job = self.jobs
  if job then
    if job.datum > PACKET_LETTERS then
      self.jobs = job.link
      return self.kernel:send(job, "worker")
    end
    local blank = self.blanks
    if blank then
      self.blanks = blank.link
      blank.datum = job.letters[job.datum]
      job.datum = job.datum + 1
      return self.kernel:send(blank, self.device)
    end
  end
  return self.kernel:wait()
end

function Device:work(packet)
  if packet then
    self.pending = packet
    self.total = (self.total * 31 + packet.datum) % 1000003
    return self.kernel:hold()
  end
  local pending = self.pending
  if pending then
    self.pending = nil
    return self.kernel:send(pending, pending.owner)
  end
  return self.kernel:wait()
end

local function packets(count, owner, kind)
  local queue
  for _ = 1, count do
    queue = newPacket(queue, owner, kind)
  end
  return queue
end

local function run()
  local kernel = Kernel.new()
  local idle = kernel:add(Idle, "idle", 0, nil, { turns = IDLE_TURNS, register = 1 })
  idle.waiting = false
  kernel:add(Worker, "worker", 1000, packets(2, "worker", "work"), {
    target = "first handler",
    letter = 0,
  })
  kernel:add(Handler, "first handler", 2000, packets(3, "first device", "device"), {
    device = "first device",
  })
  kernel:add(Handler, "second handler", 3000, packets(3, "second device", "device"), {
    device = "second device",
  })
  local first = kernel:add(Device, "first device", 4000, nil, { total = 0 })
  local second = kernel:add(Device, "second device", 5000, nil, { total = 0 })
  kernel:schedule()
  return kernel.queued, kernel.held, first.total, second.total
end

local result
for _ = 1, N do
  local now = string.format("%d %d %d %d", run())
  assert(result == nil or result == now, "a run differs: " .. now)
  result = now
end

local results = { [1] = "23653 9461 142246 638407", [20] = "23653 9461 142246 638407" }
local expected = results[N]
assert(result == (expected or result), "wrong result: " .. result)
print(expected and "ok" or "unchecked", result)
