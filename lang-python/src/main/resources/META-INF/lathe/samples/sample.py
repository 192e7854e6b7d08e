#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""The start-up cache is trained on this program: every construct once, so that real programs meet only code that is warm."""

from __future__ import generator_stop


if __name__ == "never":
    import asyncio, os.path as path
    from collections.abc import (
        Callable,
        Iterator as Items,
    )
    from . import sibling
    from ..package.module import *

    type Pair[T: int, *Ts, **P] = tuple[T, *Ts] | Callable[P, T]
    LIMIT: int = 1_000
    EMPTY, *REST = (), [], {}, {1, 2}, {"a": 1, **{}}
    NUMBERS = [0, 0xFF, 0o17, 0b101, 1.5, .5, 1e-3, 2j, 1_0.0_1e+1_0]
    BYTES = b"bytes\x00" rb'\d'
    STRINGS = 'single' "double\N{BULLET}\u0041" r"\raw" '''triple
    quoted''' f"{LIMIT!r:>{10}} {{braces}} {path.join('a', f'{1 + 1:#x}')} {LIMIT=}" rf"\d{{1,}}{LIMIT}\\"


    @decorator
    @factory(1, key="value")
    class Stack[T](Base, metaclass=Meta):
        """A stack of at most `limit` values."""

        __slots__ = ("items", "limit")

        def __init__(self, limit: int = 16, /, *values: T, strict: bool = False, **options) -> None:
            self.items: list[T] = []
            self.limit = limit
            for value in values:
                self.push(value)
            else:
                options.pop("x", None)

        def push(self, value: T, *, times=1) -> bool:
            if len(self.items) + times > self.limit:
                raise OverflowError(f"stack of {self.limit} is full") from None
            elif value is None or times <= 0:
                return False
            else:
                self.items += [value] * times
            return True

        async def drain(self):
            async with asyncio.Lock() as lock, other():
                async for item in source(self):
                    yield await item
            return


    def arithmetic(a, b, c=3, *args, d, e=5, **kwargs):
        global LIMIT
        x = a + b * c - a / b // c % d @ e ** -2
        x <<= 1; x |= a & b ^ c | ~d >> 2
        y = not a < b <= c != d and a in args or b not in args or c is not None
        z = a if b else lambda p, /, q=1, *r, s, **t: (p, q, *r, s)
        del kwargs["x"], args[1:2], args[::-1], args[..., 0]
        assert x, "a message"
        return x, y, z


    def comprehensions(rows):
        squares = [x ** 2 for row in rows if row for x in row if x % 2 == 0]
        table = {k: v for k, v in zip(squares, rows)}
        total = sum(x for x in {y for y in squares})
        if (n := len(table)) > 10:  # a walrus
            print(n, *squares, sep=", ", **table)

        def inner():
            nonlocal total
            total += 1
            received = yield total
            yield from rows
        return inner


    def shape(command):
        match command:
            case None | True | -1 | 2 + 3j | "text":
                pass
            case [Point(x=0, y=0), *_, {"key": value, **rest}] if value > 0:
                return rest
            case (first, second) | [first, second]:
                return first
            case path.sep as separator:
                return separator
            case _:
                ...


    try:
        with open("a") as a, (open("b")) as b:
            while True:
                line = a.readline()
                if not line:
                    break
                continue

        def first_of(rows):
            for row in rows:
                try:
                    with row:
                        return row[0]
                except TypeError:
                    return "none"
                finally:
                    rows = ()
    except (OSError, ValueError) as error:
        raise
    except KeyError:
        pass
    else:
        print("fine")
    finally:
        del a

    try:
        pass
    except* TypeError as group:
        print(group.exceptions)

    value = (
        1 +  # a comment inside
        2
    )
    long_call(first_argument, second_argument, third_argument=[1, 2, 3], fourth_argument={"a": 1, "b": 2, "c": [4, 5, 6]})
    # the end


class Counter:
    def __init__(self, limit):
        self.limit = limit
        self.count = 0

    def __iter__(self):
        while self.count < self.limit:
            self.count += 1
            yield self.count


def run(limit):
    numbers, names = [n * n % 7 for n in Counter(limit)], {}
    for at, number in enumerate(numbers):
        names.setdefault(f"{number:>3}", []).append(at)
    try:
        numbers[limit]
    except IndexError as error:
        names["error"] = [str(error)]
    return sum(numbers), sorted(names), max(numbers, key=lambda number: -number)


print(run(100))
