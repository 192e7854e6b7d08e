-- A ray tracer with spheres and a chequered floor, shadows and reflections, N by N pixels: vectors as objects with overloaded
-- operators, so that most of the time goes to metamethods and short-lived tables.

local N = tonumber(arg and arg[1]) or 300

local sqrt, floor = math.sqrt, math.floor

-- Vectors ---------------------------------------------------------------------------------------------------------------------

local Vector = {}
Vector.__index = Vector

local function vector(x, y, z)
  return setmetatable({ x = x, y = y, z = z }, Vector)
end

function Vector.__add(a, b)
  return vector(a.x + b.x, a.y + b.y, a.z + b.z)
end

function Vector.__sub(a, b)
  return vector(a.x - b.x, a.y - b.y, a.z - b.z)
end

function Vector.__mul(a, factor)
  return vector(a.x * factor, a.y * factor, a.z * factor)
end

function Vector.__unm(a)
  return vector(-a.x, -a.y, -a.z)
end

function Vector:dot(b)
  return self.x * b.x + self.y * b.y + self.z * b.z
end

function Vector:unit()
  return self * (1 / sqrt(self:dot(self)))
end

function Vector:reflect(normal)
  return self - normal * (2 * self:dot(normal))
end

-- Bodies: where a ray meets them, their normal and their colour there. -------------------------------------------------------

local NEAR = 1e-6

local Sphere = {}
Sphere.__index = Sphere

local function sphere(centre, radius, colour, mirror)
  return setmetatable({
    centre = centre,
    radius = radius,
    colour = colour,
    mirror = mirror,
  }, Sphere)
end

function Sphere:hit(origin, direction)
  local offset = origin - self.centre
  local half = offset:dot(direction)
  local square = half * half - offset:dot(offset) + self.radius * self.radius
  if square < 0 then
    return nil
  end
  local root = sqrt(square)
  if -half - root > NEAR then
    return -half - root
  elseif -half + root > NEAR then
    return -half + root
  end
  return nil
end

function Sphere:normal(point)
  return (point - self.centre) * (1 / self.radius)
end

function Sphere:colourAt()
  return self.colour
end

local Floor = {}
Floor.__index = Floor

function Floor:hit(origin, direction)
  if direction.y >= -NEAR then
    return nil
  end
  local distance = (self.height - origin.y) / direction.y
  return distance > NEAR and distance or nil
end

function Floor:normal()
  return self.up
end

function Floor:colourAt(point)
  return (floor(point.x) + floor(point.z)) % 2 == 0 and self.light or self.dark
end

-- Tracing ---------------------------------------------------------------------------------------------------------------------

local SKY = vector(0.5, 0.7, 1)
local LIGHT = vector(0.5, 1, -0.7):unit()
local BOUNCES = 4

local scene = {
  setmetatable({
    height = -1,
    up = vector(0, 1, 0),
    light = vector(0.9, 0.9, 0.9),
    dark = vector(0.1, 0.1, 0.1),
    mirror = 0.1,
  }, Floor),
  sphere(vector(0, 0, 6), 1, vector(1, 0.2, 0.2), 0.3),
  sphere(vector(-2, 0.3, 7), 1.3, vector(0.2, 1, 0.2), 0.5),
  sphere(vector(1.7, -0.4, 5), 0.6, vector(0.2, 0.2, 1), 0.2),
  sphere(vector(0.6, 1.6, 8), 0.9, vector(1, 1, 0.3), 0.6),
}

local function nearest(origin, direction)
  local best, found
  for i = 1, #scene do
    local distance = scene[i]:hit(origin, direction)
    if distance and (not best or distance < best) then
      best, found = distance, scene[i]
    end
  end
  return best, found
end

local function trace(origin, direction, bounces)
  local distance, body = nearest(origin, direction)
  if not body then
    return SKY
  end
  local point = origin + direction * distance
  local normal = body:normal(point)
  local brightness = 0.2
  if not nearest(point, LIGHT) then
    local cosine = normal:dot(LIGHT)
    if cosine > 0 then
      brightness = brightness + 0.8 * cosine
    end
  end
  local colour = body:colourAt(point) * brightness
  if bounces == 0 then
    return colour
  end
  local reflected = trace(point, direction:reflect(normal):unit(), bounces - 1)
  return colour * (1 - body.mirror) + reflected * body.mirror
end

local eye = vector(0, 0.5, 0)
local checksum = 0
local red, green, blue = 0, 0, 0
for row = 0, N - 1 do
  for column = 0, N - 1 do
    local direction = vector((column + 0.5) / N - 0.5, 0.5 - (row + 0.5) / N, 0.8):unit()
    local colour = trace(eye, direction, BOUNCES)
    red, green, blue = red + colour.x, green + colour.y, blue + colour.z
    checksum = (checksum * 31 + floor(colour.y * 100)) % 1000003
  end
end
local result = string.format("%.3f %.3f %.3f %d", red, green, blue, checksum)

local results = {
  [16] = "109.970 135.242 171.247 257744",
  [300] = "38859.868 47627.438 60202.125 10701",
}
local expected = results[N]
assert(result == (expected or result), "wrong result: " .. result)
print(expected and "ok" or "unchecked", result)
