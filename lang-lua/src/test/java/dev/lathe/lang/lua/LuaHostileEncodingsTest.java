package dev.lathe.lang.lua;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bytes that nobody has encoded: {@code string.buffer} decodes them to values, or refuses them with an error. */
@Timeout(120)
class LuaHostileEncodingsTest {
  private static final long MEMORY = 32L << 20;
  private static final int MUTANTS = 20_000;

  private static final String PROGRAM =
      """
      local buffer = require("string.buffer")
      local random, count = math.random, ...
      math.randomseed(20261122)

      local class = { __index = {} }
      local options = { dict = { "key", "name", "x" }, metatable = { class } }
      local plain, special = buffer.new(), buffer.new(options)
      local values = {
        nil, true, false, 0, -1, 1e300, 0 / 0, 2 ^ 31, "", "text", ("long"):rep(100), 1LL, -5LL, 7ULL, 2i,
        {}, { 1, 2, 3 }, { nil, nil, 3 }, { x = 1, name = "n", key = { true } }, { 1, 2, y = { z = {} } }, { [1.5] = 2, [true] = false },
        setmetatable({ 1, name = 2 }, class), { setmetatable({}, class), setmetatable({}, class) }, { { { { { { "deep" } } } } } },
      }
      local seeds = {}
      for i = 1, 24 do
        seeds[#seeds + 1] = plain:reset():encode(values[i]):get()
        seeds[#seeds + 1] = special:reset():encode(values[i]):get()
      end

      local function mutate(s)
        for _ = 1, random(4) do
          local at, kind = random(#s), random(6)
          if kind == 1 then
            s = s:sub(1, at - 1) .. string.char(random(0, 255)) .. s:sub(at + 1)
          elseif kind == 2 then
            s = s:sub(1, at - 1) .. s:sub(at + 1)
          elseif kind == 3 then
            s = s:sub(1, at) .. string.char(random(0, 24)) .. s:sub(at + 1)
          elseif kind == 4 then
            s = s:sub(1, at) .. seeds[random(#seeds)] .. s:sub(at + 1)
          elseif kind == 5 then
            s = s:sub(1, at)
          else
            s = s:sub(1, at - 1) .. ("\\255"):rep(random(5)) .. s:sub(at + 1)
          end
          if #s == 0 then
            return "\\255"
          end
        end
        return s
      end

      local decoded, refused = 0, 0
      local function check(ok, value, again)
        if ok then
          decoded = decoded + 1
          again:reset():encode(value)
        else
          refused = refused + 1
          assert(type(value) == "string", type(value))
        end
      end
      local again = buffer.new(options)
      for i = 1, count do
        local s = mutate(seeds[random(#seeds)])
        local ok, value = pcall(buffer.decode, s)
        check(ok, value, again)
        ok, value = pcall(special.decode, special:set(s))
        check(ok, value, again)
        assert(#special <= #s)
      end
      return decoded, refused
      """;

  @Test
  void mutantsAreDecodedOrRefused() {
    try (LuaMachine machine = LuaMachine.complete(MEMORY)) {
      Object[] counts = machine.run(PROGRAM, (double) MUTANTS);
      assertTrue((Double) counts[0] > MUTANTS / 10, () -> counts[0] + " decoded");
      assertTrue((Double) counts[1] > MUTANTS / 10, () -> counts[1] + " refused");
      assertArrayEquals(new Object[] {3.0}, machine.run("collectgarbage() return 1 + 2"));
    }
  }

  /** Each level of nesting is two bytes, so that a short text is as deep as it likes. */
  @Test
  void depthIsRefused() {
    try (LuaMachine machine = LuaMachine.complete(MEMORY)) {
      Object[] caught = machine.run("return pcall(require('string.buffer').decode, ('\\10\\1'):rep(1e6))");
      assertArrayEquals(new Object[] {false, true}, new Object[] {caught[0], caught[1] instanceof String});
    }
  }

  /** A length that is not there costs nothing. */
  @Test
  void sizesAreNotBelieved() {
    try (LuaMachine machine = LuaMachine.complete(MEMORY)) {
      Object[] caught =
          machine.run(
              """
              local decode = require("string.buffer").decode
              for tag = 0, 255 do
                for _, size in ipairs({ "\\255\\255\\255\\255\\15", "\\255\\255\\255\\255\\255", "\\224\\1\\1", "\\255\\255\\255\\7" }) do
                  local before = collectgarbage("count")
                  pcall(decode, string.char(tag) .. size)
                  pcall(decode, string.char(tag) .. size .. size)
                  assert(collectgarbage("count") - before < 8192, tag)
                end
              end
              return true
              """);
      assertArrayEquals(new Object[] {true}, caught);
    }
  }
}
