local Account = { total = 0 }
Account.__index = Account
function Account.new(n) return setmetatable({ balance = n }, Account) end
function Account:deposit(n) self.balance = self.balance + n; Account.total = Account.total + n return self end
function Account:show(...) print(self.balance, ...) return self end
local Special = setmetatable({}, { __index = Account })
Special.__index = Special
function Special.new(n) local s = Account.new(n) return setmetatable(s, Special) end
function Special:deposit(n) return Account.deposit(self, n * 2) end
Account.new(10):deposit(5):show("plain"):deposit(1):show()
Special.new(10):deposit(5):show("special", 1, nil)
print(Account.total)
local a = { b = { c = {} } }
function a.b.c.f(x) return x end
function a.b.c:g(x) return self == a.b.c, x end
print(a.b.c.f(1), a.b.c:g(2), ("x"):rep(3), #("abc"):upper())
print(pcall(Special.deposit, nil, 1))
