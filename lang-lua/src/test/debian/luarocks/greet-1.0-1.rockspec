package = "greet"
version = "1.0-1"
source = { url = "file:///HERE/greet.tar.gz" }
description = {
  summary = "Greets people.",
  detailed = [[
Says hello, in as many words as there are people.]],
  homepage = "http://localhost/greet",
  license = "MIT",
}
dependencies = { "lua >= 5.1, < 5.5" }
build = {
  type = "builtin",
  modules = { greet = "src/greet.lua", ["greet.words"] = "src/greet/words.lua" },
  install = { bin = { greet = "bin/greet" } },
  copy_directories = { "doc" },
}
