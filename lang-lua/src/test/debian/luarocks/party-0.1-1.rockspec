package = "party"
version = "0.1-1"
source = { url = "file:///HERE/party.tar.gz" }
description = { summary = "A party.", license = "MIT" }
dependencies = { "lua >= 5.1", "greet >= 1.0" }
build = { type = "builtin", modules = { party = "src/party.lua" } }
