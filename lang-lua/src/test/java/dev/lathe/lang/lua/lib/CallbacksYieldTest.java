package dev.lathe.lang.lua.lib;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.bcgen.ChunkCompiler;
import dev.lathe.parser.Languages;
import dev.lathe.vm.Vm;
import dev.lathe.vm.bytecode.ByteString;
import dev.lathe.vm.value.Value;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Coroutines yield across library functions that call the guest, where LuaJIT refuses. */
class CallbacksYieldTest {
  private static final Languages LANGUAGES = Languages.load();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "local t = {3, 1, 2} table.sort(t, function(a, b) yield('c') return a < b end) return table.concat(t, ',') | 1,2,3",
        "return (('abc'):gsub('.', function(c) yield(c) return c:upper() end)) | ABC",
        "return (('abc'):gsub('%w', setmetatable({}, {__index = function(_, k) yield(k) return k .. k end}))) | aabbcc",
        "return tostring(setmetatable({}, {__tostring = function() yield(1) return 'text' end})) | text",
        "return ('<%s>'):format(setmetatable({}, {__tostring = function() yield(1) return 'text' end})) | <text>",
        "return tostring(select(2, pcall(function() yield(1) error('e', 0) end))) | e",
        "return select(2, xpcall(function() error('e', 0) end, function(m) yield(1) return m .. '!' end)) | e!",
        "local s = '' table.foreach({'a', 'b'}, function(_, v) yield(1) s = s .. v end) return s | ab",
        "local n = 0 return load(function() n = n + 1 yield(n) return ({'return ', '42'})[n] end)() .. '' | 42"
      })
  void yields(String body, String result) {
    String program =
        "local yield = coroutine.yield local co = coroutine.wrap(function() return 'done', (function() "
            + body
            + " end)() end) local n = 0 while true do local state, value = co() n = n + 1 if state == 'done' then return n > 1 and value end end";
    try (Vm vm = new Vm(1 << 24, new ChunkCompiler(LANGUAGES, LANGUAGES.named("lua").orElseThrow()))) {
      LuaLibraries.install(vm.state(), Library.contained(), new StreamSource.Given(InputStream.nullInputStream(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream()));
      long function = vm.function(program.getBytes(StandardCharsets.UTF_8), ByteString.utf8("=program"), Optional.of("lua"));
      long[] results = vm.state().nesting().execute(function);
      assertEquals(result, vm.state().strings().toJava(Value.address(results[0])));
    }
  }
}
