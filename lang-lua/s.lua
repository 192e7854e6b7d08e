#!/usr/bin/x
return 7