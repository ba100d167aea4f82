#!/usr/bin/env python3
"""Writes srgb.icc: the colour space of IEC 61966-2-1 as an ICC profile of version 2, for PDF/A.

All numbers are those of the standards; nothing is taken from another profile.
"""
import struct
from pathlib import Path


def fixed(value):
    """s15Fixed16Number"""
    return struct.pack(">i", round(value * 65536))


def xyz(x, y, z):
    return b"XYZ \0\0\0\0" + fixed(x) + fixed(y) + fixed(z)


def text(words):
    return b"text\0\0\0\0" + words.encode("ascii") + b"\0"


def description(words):
    ascii_words = words.encode("ascii") + b"\0"
    no_unicode_no_script_code = struct.pack(">II", 0, 0) + struct.pack(">HB", 0, 0) + bytes(67)
    return b"desc\0\0\0\0" + struct.pack(">I", len(ascii_words)) + ascii_words + no_unicode_no_script_code


def linear(value):
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def curve(points=256):
    table = b"".join(struct.pack(">H", round(linear(i / (points - 1)) * 65535)) for i in range(points))
    return b"curv\0\0\0\0" + struct.pack(">I", points) + table


# White and primaries of sRGB, adapted from D65 to the D50 of the profile connection space (Bradford).
tags = {
    b"desc": description("sRGB"),
    b"cprt": text("No copyright, use freely"),
    b"wtpt": xyz(0.95047, 1.0, 1.08883),
    b"rXYZ": xyz(0.43607, 0.22249, 0.01392),
    b"gXYZ": xyz(0.38515, 0.71687, 0.09708),
    b"bXYZ": xyz(0.14307, 0.06061, 0.71410),
    b"rTRC": curve(),
    b"gTRC": None,
    b"bTRC": None,
}
table, data = b"", b""
start = 128 + 4 + 12 * len(tags)
for name, content in tags.items():
    if content is not None:
        data += bytes(-len(data) % 4)
        offset, size = start + len(data), len(content)
        data += content
    table += name + struct.pack(">II", offset, size)
data += bytes(-len(data) % 4)
size = start + len(data)
header = struct.pack(
    ">I4sI4s4s4s6H4s4sIIII8x12s4s44x",
    size, b"\0\0\0\0", 0x02100000, b"mntr", b"RGB ", b"XYZ ",
    2026, 11, 30, 0, 0, 0, b"acsp", b"\0\0\0\0", 0, 0, 0, 0,
    fixed(0.9642) + fixed(1.0) + fixed(0.8249), b"\0\0\0\0",
)
assert len(header) == 128
Path(__file__).with_name("srgb.icc").write_bytes(header + struct.pack(">I", len(tags)) + table + data)
