async def f():
    await a
    await (b)
    async for c in d: pass
    else:

        e
    async with g as h, i: pass
    return [j async for j in k if await m]
    x = await a_function_with_a_long_name(an_argument_with_a_long_name).a_method_with_a_long_name(another_argument_)
