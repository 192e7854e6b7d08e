function f()
  if a then
    while b do
      x()
  else
    y()
  end
