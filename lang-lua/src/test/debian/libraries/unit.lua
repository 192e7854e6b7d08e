local lu = require "luaunit"

TestNumbers = {}
function TestNumbers:setUp() self.value = 42 end
function TestNumbers:testEqual() lu.assertEquals(self.value, 42) end
function TestNumbers:testFails() lu.assertEquals({ 1, 2, { a = 3 } }, { 1, 2, { a = 4 } }) end
function TestNumbers:testAlmost() lu.assertAlmostEquals(1, 1.05, 0.1) end
function TestNumbers:testNaN() lu.assertIsNaN(0 / 0) lu.assertIsInf(1 / 0) end
function TestNumbers:testErrors() error "oops" end

TestStrings = {}
function TestStrings:testContains() lu.assertStrContains("hello", "ell") lu.assertStrMatches("abc12", "%a+%d+") end
function TestStrings:testMultiLine() lu.assertEquals("one\ntwo\nthree", "one\n2\nthree") end
function TestStrings:testMessage() lu.assertErrorMsgContains("bad", function() error "a bad thing" end) end
function TestStrings:testItems() lu.assertItemsEquals({ 1, 2, 3 }, { 3, 2, 1 }) end
function TestStrings:testSkip() lu.skip "not today" end
function TestStrings:testType() lu.assertIsTable "text" end

os.exit(lu.LuaUnit.run())
