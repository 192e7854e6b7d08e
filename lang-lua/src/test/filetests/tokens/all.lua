#!/usr/bin/env luajit
-- every token of the language
and break do else elseif end false for function goto if in local nil not or repeat return then true until while
+ - * / % ^ # == ~= <= >= < > = ( ) { } [ ] :: ; : , . .. ...
name _x9 naïve 日本 andy end_
0 1.5 .5 0x1p4 0x.8P-2 1e-3 12LL 0xFFULL 3i 0b101 0xe+1 1e+1
'single' "double" "\a\b\\\"\065\x41\u{20AC}\z
   more" 'a\
b' [[long]] [==[
two ]] lines
]==] --[[ block
comment ]] --[==[ ]] ]==] -- line
a--[[x]]b
