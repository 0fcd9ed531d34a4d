#!/usr/bin/env python3
"""Writes Sources/Prose/FoldingTable.swift from the Unicode data of this Python.

    python3 tools/folding-table.py > Sources/Prose/FoldingTable.swift

A character folds to its compatibility decomposition (NFKD) in folded case, without accents. Where that loses a word
or glues things to one, the exceptions below say so.
"""
import sys
import unicodedata

# Marks that a reader may leave out, and what nobody sees. Other marks carry vowels or tones and stay.
REMOVED = [
    (0x00AD, 0x00AD),  # soft hyphen
    (0x0300, 0x036F),  # accents
    (0x0591, 0x05BD), (0x05BF, 0x05BF), (0x05C1, 0x05C2), (0x05C4, 0x05C5), (0x05C7, 0x05C7),  # Hebrew points
    (0x0610, 0x061A), (0x0640, 0x0640), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06DC),  # Arabic vowels
    (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F),  # more accents
    (0x200C, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064), (0x2066, 0x206F), (0xFEFF, 0xFEFF),  # joiners, directions
    (0x180B, 0x180E), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF),  # variation selectors
]
# Letters that Unicode does not decompose but that are typed without their stroke, and marks with many shapes.
SPECIAL = {
    "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ħ": "h", "Ħ": "h", "ł": "l", "Ł": "l", "ŧ": "t", "Ŧ": "t", "ı": "i",
    "æ": "ae", "Æ": "ae", "ǽ": "ae", "Ǽ": "ae", "ǣ": "ae", "Ǣ": "ae", "œ": "oe", "Œ": "oe", "ǿ": "o", "Ǿ": "o",
    "þ": "th", "Þ": "th", "ð": "d", "Ð": "d",
}
SPECIAL.update(dict.fromkeys("\u2018\u2019\u201A\u201B\u02BC\u02BB\u02B9\u2032\uFF07", "'"))
SPECIAL.update(dict.fromkeys("\u201C\u201D\u201E\u201F\u2033\uFF02", '"'))
SPECIAL.update(dict.fromkeys("\u2010\u2011\u2043\u2212\uFE63\uFF0D", "-"))
# Written without spaces between words: each letter, with the marks on it, is searched as a token.
UNSPACED = [
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1100, 0x115F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3040, 0x30FF),
    (0x3105, 0x318E), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA960, 0xA97C), (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF), (0xFF66, 0xFFDC), (0x20000, 0x3FFFD),
]
HANGUL = (0xAC00, 0xD7A3)  # folded by arithmetic, not by this table
JAMO_TAILS = [(0x1160, 0x11FF), (0xD7B0, 0xD7FF)]  # vowels and finals, which go on with the syllable


def inside(value, ranges):
    return any(first <= value <= last for first, last in ranges)


def folded(value):
    """The folded form of the character, or itself."""
    character = chr(value)
    if inside(value, REMOVED):
        return ""
    if character in SPECIAL:
        return SPECIAL[character]
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category[0] not in "LMN" and not 0xFF01 <= value <= 0xFFEE:
        return character
    if 0xFBEA <= value <= 0xFDFF:  # Arabic ligatures of typesetters, hundreds of them
        return character
    once = "".join(strip(unicodedata.normalize("NFKD", character)))
    again = strip(unicodedata.normalize("NFKD", once.casefold()))
    result = "".join(SPECIAL.get(c, c) for c in again)
    if category == "No" and len(result) > 1:  # (12), 12., fractions
        return character
    return result if result.strip() else character


def strip(text):
    return "".join(c for c in text if not inside(ord(c), REMOVED))


def word_class(value):
    """0 separator, 1 word, 2 goes on with a word but starts none, 3 unspaced."""
    if inside(value, REMOVED) or inside(value, JAMO_TAILS):
        return 2
    if SPECIAL.get(chr(value), "a") in "'\"-":
        return 0
    category = unicodedata.category(chr(value))
    if category[0] == "M" or value in (0xFF9E, 0xFF9F):
        return 2
    if category[0] in "LN":
        return 3 if inside(value, UNSPACED) and category != "Nd" else 1
    return 3 if category == "Cn" and inside(value, UNSPACED[-5:-4] + UNSPACED[8:10] + UNSPACED[-1:]) else 0


def is_unassigned(first, last):
    return last - first < 64 and all(unicodedata.category(chr(value)) == "Cn" for value in range(first, last))


def ranges(values, across_gaps=False):
    """Runs of `values`; unassigned characters in between count as members where `across_gaps`."""
    first = last = None
    for value in values:
        if last is not None and (value == last + 1 or across_gaps and is_unassigned(last + 1, value)):
            last = value
            continue
        if first is not None:
            yield first, last
        first = last = value
    if first is not None:
        yield first, last


def spelled(first, last):
    return f"{first:X}" if first == last else f"{first:X}-{last:X}"


def folding_entries():
    sources, runs = {}, []
    for value in range(0x80, 0x110000):
        if 0xD800 <= value <= 0xDFFF or HANGUL[0] <= value <= HANGUL[1] or unicodedata.category(chr(value)) == "Cn":
            continue
        result = folded(value)
        if result == chr(value):
            continue
        if len(result) == 1 and runs and runs[-1][1] == value - 1 and ord(result) == runs[-1][2] + value - runs[-1][0]:
            runs[-1] = (runs[-1][0], value, runs[-1][2])
        elif len(result) == 1:
            runs.append((value, value, ord(result)))
        else:
            sources.setdefault(result, []).append(value)
    for first, last, target in runs:
        if last - first >= 4:
            yield f"{target:X}+{spelled(first, last)}"
        else:
            for value in range(first, last + 1):
                sources.setdefault(chr(target + value - first), []).append(value)
    for result in sorted(sources):
        target = ".".join(f"{ord(c):X}" for c in result)
        yield f"{target}=" + ",".join(spelled(*pair) for pair in ranges(sources[result]))


def class_entries(wanted):
    return [spelled(*pair) for pair in ranges((v for v in range(0x80, 0x110000) if word_class(v) == wanted), True)]


def literal(name, comment, entries):
    lines, line = [], ""
    for entry in entries:
        while len(entry) > 100:  # a long list of sources goes on under the same target
            target, rest = entry.split("=")
            cut = rest.rindex(",", 0, 96 - len(target))
            entries_line = f"{target}={rest[:cut]}"
            lines.append(line)
            line, entry = entries_line, f"{target}={rest[cut + 1:]}"
        if len(line) + 1 + len(entry) > 102:
            lines.append(line)
            line = entry
        else:
            line = f"{line} {entry}".strip()
    lines.append(line)
    body = "\n".join(f"    {line}" for line in lines if line)
    return f"  /// {comment}\n  static let {name}: StaticString = \"\"\"\n{body}\n    \"\"\"\n"


parts = [
    literal("foldings", "What characters fold to: `result=characters`, or `first+run` for a run that folds to a run.",
            list(folding_entries())),
    literal("words", "Letters, digits and numbers beyond ASCII.", class_entries(1)),
    literal("marks", "What goes on with a word but starts none.", class_entries(2)),
    literal("unspaced", "Characters of scripts without spaces between words.", class_entries(3)),
]
sys.stdout.write(
    f"// Generated from Unicode {unicodedata.unidata_version} by tools/folding-table.py; do not edit.\n\n"
    "/// Folding beyond ASCII as text: scalars in hexadecimal, ranges with `-`, lists with `,`, sequences with `.`.\n"
    "enum FoldingTable {\n" + "\n".join(parts) + "}\n")
