-- Sun and outer planets under gravity, symplectic Euler steps: named fields and floating point.
-- N is the number of steps.

local N = tonumber(arg and arg[1]) or 500000

local sqrt = math.sqrt

local DAYS = 365.24
local SOLAR_MASS = 39.47841760435743 -- 4 * pi * pi

-- Positions in astronomical units, velocities in units a day, masses in suns (JPL's values of 1994).
local function body(x, y, z, vx, vy, vz, mass)
  return {
    x = x,
    y = y,
    z = z,
    vx = vx * DAYS,
    vy = vy * DAYS,
    vz = vz * DAYS,
    mass = mass * SOLAR_MASS,
  }
end

local function solarSystem()
  return {
    body(0, 0, 0, 0, 0, 0, 1),
    body(
      4.84143144246472090,
      -1.16032004402742839,
      -0.103622044471123109,
      0.00166007664274403694,
      0.00769901118419740425,
      -0.0000690460016972063023,
      0.000954791938424326609
    ),
    body(
      8.34336671824457987,
      4.12479856412430479,
      -0.403523417114321381,
      -0.00276742510726411,
      0.00499852801234917238,
      0.0000230417297573763929,
      0.000285885980666130812
    ),
    body(
      12.8943695621391310,
      -15.1111514016986312,
      -0.223307578892655734,
      0.00296460137564761618,
      0.0023784717395948095,
      -0.0000296589568540237556,
      0.0000436624404335156298
    ),
    body(
      15.3796971148509165,
      -25.9193146099879641,
      0.179258772950371181,
      0.00268067772490389322,
      0.00162824170038242295,
      -0.000095159225451971587,
      0.0000515138902046611451
    ),
  }
end

-- Gives the sun the velocity that makes the total momentum zero.
local function balance(bodies)
  local px, py, pz = 0, 0, 0
  for i = 1, #bodies do
    local b = bodies[i]
    px = px + b.vx * b.mass
    py = py + b.vy * b.mass
    pz = pz + b.vz * b.mass
  end
  local sun = bodies[1]
  sun.vx = -px / SOLAR_MASS
  sun.vy = -py / SOLAR_MASS
  sun.vz = -pz / SOLAR_MASS
end

local function energy(bodies)
  local e = 0
  for i = 1, #bodies do
    local a = bodies[i]
    e = e + 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz)
    for j = i + 1, #bodies do
      local b = bodies[j]
      local dx, dy, dz = a.x - b.x, a.y - b.y, a.z - b.z
      e = e - a.mass * b.mass / sqrt(dx * dx + dy * dy + dz * dz)
    end
  end
  return e
end

local function step(bodies, dt)
  local count = #bodies
  for i = 1, count do
    local a = bodies[i]
    local ax, ay, az, am = a.x, a.y, a.z, a.mass
    local vx, vy, vz = a.vx, a.vy, a.vz
    for j = i + 1, count do
      local b = bodies[j]
      local dx, dy, dz = ax - b.x, ay - b.y, az - b.z
      local square = dx * dx + dy * dy + dz * dz
      local pull = dt / (square * sqrt(square))
      local bm = b.mass * pull
      vx = vx - dx * bm
      vy = vy - dy * bm
      vz = vz - dz * bm
      bm = am * pull
      b.vx = b.vx + dx * bm
      b.vy = b.vy + dy * bm
      b.vz = b.vz + dz * bm
    end
    a.vx, a.vy, a.vz = vx, vy, vz
    a.x = ax + dt * vx
    a.y = ay + dt * vy
    a.z = az + dt * vz
  end
end

local bodies = solarSystem()
balance(bodies)
local before = energy(bodies)
for _ = 1, N do
  step(bodies, 0.01)
end
local result = string.format("%.9f %.9f", before, energy(bodies))

local results = { [1000] = "-0.169075164 -0.169087605", [500000] = "-0.169075164 -0.169096567" }
local expected = results[N]
assert(result == (expected or result), "wrong result: " .. result)
print(expected and "ok" or "unchecked", result)
