#!/usr/bin/env python3
"""Counts the words of a text and draws the most frequent ones as bars."""

import re
import sys
from collections import Counter


def words(text):
    """The words of the text, in lower case; an apostrophe belongs to its word."""
    return (match[0].lower() for match in re.finditer(r"[\w']+", text))


def bars(counts: Counter[str], *, width=40, most=10):
    if not counts: return
    ranking = counts.most_common(most)
    (_, highest), *_ = ranking
    margin = max(len(word) for word, _ in ranking)
    for word, count in ranking:
        bar = "#" * max(1, count * width // highest)  # never empty: it did occur
        yield f"{word:>{margin}} {bar} {count}"


def main(arguments):
    match arguments:
        case []:
            text = sys.stdin.read()
        case [path]:
            with open(path, encoding="utf-8") as file:
                text = file.read()
        case _:
            print("usage: words.py [FILE]", file=sys.stderr)
            return 2
    for line in bars(Counter(words(text))):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
