local x = 1
error('in module')