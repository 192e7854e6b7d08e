local bodies = { { 0, 0, 0, 0, 0, 0, 39.47 }, { 4.84, -1.16, -0.10, 0.60, 2.81, -0.02, 0.037 }, { 8.34, 4.12, -0.4, -1.01, 1.82, 0.008, 0.011 } }
local function energy()
  local e = 0
  for i, b in ipairs(bodies) do
    e = e + 0.5 * b[7] * (b[4] ^ 2 + b[5] ^ 2 + b[6] ^ 2)
    for j = i + 1, #bodies do
      local o = bodies[j]
      e = e - b[7] * o[7] / math.sqrt((b[1] - o[1]) ^ 2 + (b[2] - o[2]) ^ 2 + (b[3] - o[3]) ^ 2)
    end
  end
  return e
end
local function advance(dt)
  for i, b in ipairs(bodies) do
    for j = i + 1, #bodies do
      local o = bodies[j]
      local dx, dy, dz = b[1] - o[1], b[2] - o[2], b[3] - o[3]
      local d2 = dx * dx + dy * dy + dz * dz
      local mag = dt / (d2 * math.sqrt(d2))
      b[4], b[5], b[6] = b[4] - dx * o[7] * mag, b[5] - dy * o[7] * mag, b[6] - dz * o[7] * mag
      o[4], o[5], o[6] = o[4] + dx * b[7] * mag, o[5] + dy * b[7] * mag, o[6] + dz * b[7] * mag
    end
  end
  for _, b in ipairs(bodies) do b[1], b[2], b[3] = b[1] + dt * b[4], b[2] + dt * b[5], b[3] + dt * b[6] end
end
print(("%.9f"):format(energy()))
for _ = 1, 200 do advance(0.01) end
print(("%.9f"):format(energy()))
