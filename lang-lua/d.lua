
error('in file')