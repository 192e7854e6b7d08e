do
-- fmt: off
  x  = 1;  y  = 2
      -- inner
-- fmt: on
z  = 3 end
-- fmt: off
-- fmt: on
w  = 4
-- fmt: off
last  = 5
-- the end
