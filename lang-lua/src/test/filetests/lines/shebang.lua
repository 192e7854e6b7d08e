#!/usr/bin/env luajit


print "x"
