with a: b
with a as b: c
with a as b, c as d : e
with (a as b, c as d): e
with (a): b
with (a, b): c
with ((a, b)): c
with (a, b) as c: d
with (a, *b): c
def g():
  with (yield): a
async def f():
  async with a as (b, c): pass
with open("a_rather_long_file_name_of_input") as source, open("a_rather_long_file_name_of_output", "w") as sink: pass
with (
    a as b,  # first
    # second
    c as d,
): e
