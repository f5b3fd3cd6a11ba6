"""The only door to typst: a document from a template and data, or a drawing as a picture."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).parent
PICTURE = b"""#set page(width: auto, height: auto, margin: 0pt)
#set text(font: "Source Sans 3")
#image(bytes(sys.inputs.svg), format: "svg")"""
DOTS_PER_INCH = 220


@cache
def _template() -> bytes:
    return (HERE / "report.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    """Our own font alone, read once: the same pages on every machine."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])


def document(data: dict[str, Any]) -> bytes:
    """A PDF/UA-1 document. The data is inert: nothing in it is read as markup."""
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    return typst.compile(_template(), font_paths=_fonts(), pdf_standards=["ua-1"], sys_inputs=inputs)


def picture(svg: str) -> bytes:
    """A drawing as PNG."""
    return typst.compile(PICTURE, font_paths=_fonts(), format="png", ppi=DOTS_PER_INCH, sys_inputs={"svg": svg})
