package = "broken"
version = "1.0-1"
source = { url = "file:///HERE/broken.tar.gz" }
build = { type = "builtin", modules = { broken = "src/absent.lua" } }
