#!/usr/bin/env python3
"""make-column-table.py [--check]: writes Sources/Prose/ColumnTable.swift, the table behind `Columns`.

What a scalar is follows from Python's Unicode database (category, East Asian width); for scalars newer than that
database from the package `wcwidth`, where it is installed. Every scalar that glibc's wcwidth knows must come out
with the width glibc gives it, because that is what ncurses goes by, unless it is never drawn; the few where Unicode
data alone say something else are listed in GLIBC below. --check compares without writing. Needs Linux with the locale C.UTF-8."""
import ctypes
import os
import sys
import unicodedata

try:
    from wcwidth import wcwidth as newer
except ImportError:
    newer = lambda character: 1

NARROW, WIDE, MARK, HIDDEN = range(4)
COLUMNS = {NARROW: 1, WIDE: 2, MARK: 0, HIDDEN: 0}
BLOCK = 128          # scalars a block: four words of 32 scalars, two bits each
LIMIT = 0x20000      # planes beyond are uniform and left to code

# Shown, though format characters: the signs that span Arabic, Syriac or Kaithi digits.
VISIBLE_FORMAT = {0x8E2, 0x6DD, 0x70F, 0x890, 0x891, 0x110BD, 0x110CD, *range(0x600, 0x606)}
# Marks that ask for another form of the character before them; a terminal is not asked.
SELECTORS = {0x34F, 0x17B4, 0x17B5, *range(0x180B, 0x180E), 0x180F, *range(0xFE00, 0xFE10)}
# Not drawn, though no format characters: the fillers of Hangul, what Unicode keeps for format characters to come,
# and joiners of hieroglyphs that are newer than the database.
INVISIBLE = {0x115F, 0x1160, 0x2065, 0x3164, 0xFFA0, *range(0xFFF0, 0xFFF9), *range(0x13439, 0x13440)}
# Widths of glibc that its Unicode data do not give: enclosed numbers and hexagrams as in East Asian fonts.
GLIBC = {**{c: WIDE for c in range(0x3248, 0x3250)}, **{c: WIDE for c in range(0x4DC0, 0x4E00)}}


def kind(scalar):
    character = chr(scalar)
    category = unicodedata.category(character)
    if scalar in GLIBC:
        return GLIBC[scalar]
    if scalar in SELECTORS or scalar in INVISIBLE:
        return HIDDEN
    if category == "Cf":
        return NARROW if scalar in VISIBLE_FORMAT else HIDDEN
    if category in ("Mn", "Me") or 0x1160 <= scalar <= 0x11FF or 0xD7B0 <= scalar <= 0xD7FF:
        return MARK      # vowels and finals of Hangul syllables stand on the initial before them
    if category == "Cn":
        return {0: MARK, 2: WIDE}.get(newer(character), NARROW)
    return WIDE if unicodedata.east_asian_width(character) in "WF" else NARROW


def uniform(scalar):
    """What the code says beyond the table; `ColumnTable.kind(of:)` repeats it."""
    if scalar < 0x40000:
        return WIDE
    return HIDDEN if 0xE0000 <= scalar < 0xE1000 else NARROW


def check():
    libc = ctypes.CDLL("libc.so.6")
    libc.setlocale(0, b"C.UTF-8")
    wrong = 0
    for scalar in range(0x20, 0x110000):
        if 0xD800 <= scalar < 0xE000:
            continue
        ours = kind(scalar) if scalar < LIMIT else uniform(scalar)
        theirs = libc.wcwidth(scalar)
        if ours != HIDDEN and theirs >= 0 and theirs != COLUMNS[ours]:
            wrong += 1
            print("U+%04X: %d here, %d in glibc" % (scalar, COLUMNS[ours], theirs))
    return wrong


def rows(values, form, count):
    return "".join("    " + ", ".join(form % v for v in values[i:i + count]) + ",\n" for i in range(0, len(values), count))


def source():
    blocks, index = [], []
    for start in range(0, LIMIT, BLOCK):
        surrogates = range(0xD800, 0xE000)
        kinds = [NARROW if c in surrogates else kind(c) for c in range(start, start + BLOCK)]
        words = tuple(sum(k << 2 * i for i, k in enumerate(kinds[w:w + 32])) for w in range(0, BLOCK, 32))
        if words not in blocks:
            blocks.append(words)
        index.append(blocks.index(words))
    return TEMPLATE % (unicodedata.unidata_version, rows(index, "%d", 24), rows(sum(blocks, ()), "0x%016x", 4))


TEMPLATE = """\
// Made by data/unicode/make-column-table.py from the Unicode database %s; do not edit.

/// How the scalars below U+20000 take up columns: two bits each, in blocks of 128 that repeat.
enum ColumnTable {
  enum Kind: UInt8 { case narrow, wide, mark, hidden }

  static func kind(of scalar: UInt32) -> Kind {
    guard scalar < 0x20000 else {
      if scalar < 0x40000 { return .wide }
      return (0xE0000..<0xE1000).contains(scalar) ? .hidden : .narrow
    }
    let block = Int(blockIndex[Int(scalar >> 7)])
    let word = words[block << 2 | Int(scalar >> 5 & 3)]
    return Kind(rawValue: UInt8(truncatingIfNeeded: word >> UInt64((scalar & 31) << 1) & 3)) ?? .narrow
  }

  /// Per 128 scalars, the number of their block.
  private static let blockIndex: [UInt8] = [
%s  ]

  /// Four words a block, 32 scalars a word, the first in the lowest bits.
  private static let words: [UInt64] = [
%s  ]
}
"""

if __name__ == "__main__":
    if check():
        sys.exit(1)
    if "--check" not in sys.argv:
        root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
        with open(os.path.join(root, "Sources/Prose/ColumnTable.swift"), "w", encoding="utf-8") as file:
            file.write(source())
