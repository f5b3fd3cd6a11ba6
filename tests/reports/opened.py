"""What is inside a file, whatever the format: every part of it as text, files within files too."""

import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def inside(content: bytes) -> str:
    """Everything that can be read in a file."""
    if content[:5] == b"%PDF-":
        return _pdf(content)
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return "\n".join(f"{name}\n{inside(archive.read(name))}" for name in archive.namelist())
    return content.decode("utf-8", errors="replace")


def _pdf(content: bytes) -> str:
    text = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True).stdout
    with pikepdf.open(BytesIO(content)) as document:
        attached = [one.get_file().read_bytes().decode() for one in document.attachments.values()]
        alternatives = [str(node.get("/Alt", "")) for node in nodes(document.Root.StructTreeRoot)]
    return "\n".join([text.decode(), *attached, *alternatives])


def nodes(node: pikepdf.Object) -> list[pikepdf.Object]:
    """A structure element and everything under it."""
    kids = node.get("/K", [])
    under = [kids] if isinstance(kids, pikepdf.Dictionary) else list(kids) if isinstance(kids, pikepdf.Array) else []
    return [node, *(deeper for kid in under if isinstance(kid, pikepdf.Dictionary) for deeper in nodes(kid))]


def as_pdf(content: bytes, suffix: str, folder: Path) -> bytes:
    """The file as LibreOffice prints it."""
    source = folder / f"rapport.{suffix}"
    source.write_bytes(content)
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, capture_output=True, check=True, timeout=180)
    return source.with_suffix(".pdf").read_bytes()
