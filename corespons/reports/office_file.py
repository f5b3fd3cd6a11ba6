"""An Office file put in order: the seal inside it, and the same bytes each time (ZIP dates, stamps of charts' data)."""

import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from html import escape, unescape
from io import BytesIO

from corespons.reports.fingerprint import Seal

ZIP_DATE = (1980, 1, 1, 0, 0, 0)
SEAL_PART = "customXml/corespons.xml"
SEAL_SPACE = "urn:corespons:seal"
CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")

NOT_IN_XML = {code: None for code in range(32) if code not in (9, 10, 13)}

Parts = dict[str, bytes]


def finished(content: bytes, main: str, seal: Seal, made: date) -> bytes:
    """The file with the seal as a custom XML part of its main part, which Office keeps when it saves."""
    parts = parts_of(content)
    folder, _, name = main.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    text = escape(json.dumps(seal, ensure_ascii=False), quote=False)
    parts[SEAL_PART] = f'<?xml version="1.0" encoding="UTF-8"?>\n<seal xmlns="{SEAL_SPACE}">{text}</seal>'.encode()
    link = f'<Relationship Id="rIdCorespons" Type="{CUSTOM_XML}" Target="../{SEAL_PART}"/></Relationships>'.encode()
    parts[relations] = parts[relations].replace(b"</Relationships>", link)
    parts["[Content_Types].xml"] = _with_xml(parts["[Content_Types].xml"])
    return packed({name: _stamped(name, part, made) for name, part in parts.items()})


def packed(parts: Parts) -> bytes:
    """A ZIP file whose bytes depend on its parts alone."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            info = zipfile.ZipInfo(name, ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, part)
    return out.getvalue()


def seals_in(content: bytes) -> Iterator[str]:
    """The texts of the seals in an Office file, under whatever name Office has given the part."""
    for name, part in parts_of(content).items():
        if name.startswith("customXml/") and SEAL_SPACE.encode() in part:
            body = part.decode("utf-8")
            yield unescape(body[body.index(">", body.index(SEAL_SPACE)) + 1 : body.rindex("</")])


def parts_of(content: bytes) -> Parts:
    """The parts of a ZIP file by their names."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _with_xml(types: bytes) -> bytes:
    if b'Extension="xml"' in types:
        return types
    return types.replace(b"</Types>", b'<Default Extension="xml" ContentType="application/xml"/></Types>')


def _stamped(name: str, part: bytes, made: date) -> bytes:
    """The part with the day the report was made wherever a library has put the clock."""
    if name.endswith("docProps/core.xml"):
        stamp = f"{made.isoformat()}T00:00:00Z".encode()
        return STAMP.sub(lambda found: found[1] + stamp + found[3], part)
    if name.endswith(".xlsx"):
        return packed({inner: _stamped(inner, content, made) for inner, content in parts_of(part).items()})
    return part
