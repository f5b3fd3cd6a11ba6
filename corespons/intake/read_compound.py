"""The old compound file that holds an .xls, or a modern workbook behind a password."""

import struct

from corespons.errors import UnreadableFile
from corespons.intake.traits import NO_WORKBOOK

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
END = 0xFFFFFFFA  # this sector number and those above are marks, not sectors
WORKBOOK_NAMES = ("Workbook", "Book")
ENCRYPTED_NAMES = ("EncryptedPackage", "EncryptionInfo")


def streams(content: bytes) -> dict[str, bytes]:
    """Name → content of the streams of a compound file that concern us. Raises UnreadableFile."""
    try:
        return _streams(content)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise UnreadableFile(NO_WORKBOOK) from error


def _streams(content: bytes) -> dict[str, bytes]:
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    if size not in (512, 4096):
        raise UnreadableFile(NO_WORKBOOK)
    table = _sector_table(content, size)
    directory = _chain(content, size, table, struct.unpack_from("<I", content, 48)[0])
    entries = [directory[start : start + 128] for start in range(0, len(directory) - 127, 128)]
    found: dict[str, bytes] = {}
    small = _small_sectors(content, size, table, entries[0])
    for entry in entries:
        name = entry[: max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode("utf-16-le")
        if name in WORKBOOK_NAMES or name in ENCRYPTED_NAMES:
            start, length = struct.unpack_from("<II", entry, 116)
            whole = _chain(*small, start) if length < 4096 else _chain(content, size, table, start)
            found[name] = whole[:length]
    return found


def _sector_table(content: bytes, size: int) -> list[int]:
    """Which sector follows which."""
    places = list(struct.unpack_from("<109I", content, 76))
    following, count = struct.unpack_from("<II", content, 68)
    for _ in range(min(count, len(content) // size)):
        more = struct.unpack_from(f"<{size // 4}I", content, (following + 1) * size)
        places += more[:-1]
        following = more[-1]
    table: list[int] = []
    for place in places:
        if place < END:
            table += struct.unpack_from(f"<{size // 4}I", content, (place + 1) * size)
    return table


def _small_sectors(content: bytes, size: int, table: list[int], root: bytes) -> tuple[bytes, int, list[int]]:
    """The short streams' own sectors, as a file of 64-byte sectors without header."""
    data = _chain(content, size, table, struct.unpack_from("<I", root, 116)[0])
    links = _chain(content, size, table, struct.unpack_from("<I", content, 60)[0])
    return b"\0" * 64 + data, 64, list(struct.unpack(f"<{len(links) // 4}I", links))


def _chain(content: bytes, size: int, table: list[int], sector: int) -> bytes:
    parts: list[bytes] = []
    while sector < END:
        if len(parts) > len(table):
            raise UnreadableFile(NO_WORKBOOK)
        parts.append(content[(sector + 1) * size : (sector + 2) * size])
        sector = table[sector]
    return b"".join(parts)
