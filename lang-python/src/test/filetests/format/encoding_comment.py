import a
# coding: latin-1
