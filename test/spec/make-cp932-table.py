"""Makes test/spec/encoding/cp932.txt from Python's codec. Run: python3 test/spec/make-cp932-table.py"""

import pathlib
import sys

TRAILS = range(0x40, 0xFD)
USER_DEFINED = range(0xF0, 0xFA)  # Rows that Windows leaves to its users: 188 characters each, from U+E000 on.


def decoded(*sequence):
    try:
        return bytes(sequence).decode("cp932")
    except UnicodeDecodeError:
        return None


def pair(lead, trail):
    text = decoded(lead, trail)
    return text if text is not None and len(text) == 1 else None


singles = {byte: decoded(byte) for byte in range(256)}
leads = [byte for byte in range(256) if singles[byte] is None]
rows = {}
for lead in leads:
    row = "".join(pair(lead, trail) or "." for trail in TRAILS)
    if lead in USER_DEFINED:
        first = 0xE000 + 188 * (lead - 0xF0)
        assert row.replace(".", "") == "".join(map(chr, range(first, first + 188))), hex(lead)
    elif row.strip("."):
        rows[lead] = row

# What the table says is all there is: two bytes are two single ones, a pair of the table, or refused.
for one in range(256):
    for other in range(256):
        if singles[one] is not None:
            expected = None if singles[other] is None else singles[one] + singles[other]
        else:
            expected = pair(one, other) if other in TRAILS else None
        assert decoded(one, other) == expected, (hex(one), hex(other))

assert all(singles[byte] == chr(byte) for byte in range(0x81))
assert all(singles[byte] == chr(0xFF61 - 0xA1 + byte) for byte in range(0xA1, 0xE0))
assert [byte for byte in range(0x81, 256) if byte not in range(0xA1, 0xE0) and singles[byte]] == [0xA0, 0xFD, 0xFE, 0xFF]

lines = [
    f"# CP932 as Python {sys.version_info.major}.{sys.version_info.minor} decodes it. Made by test/spec/make-cp932-table.py; do not edit.",
    "# first byte ; the characters of second bytes 40 to FC, a full stop where there is none. F0 to F9 are left out.",
    *(f"{lead:02X} ; {row}" for lead, row in rows.items()),
]
target = pathlib.Path(__file__).parent / "encoding" / "cp932.txt"
target.write_text("\n".join(lines) + "\n", encoding="utf-8")
