"""The secret that hides persons' numbers and encrypts kept files. Never in the database, never in a backup."""

import hashlib
import hmac
import os
import secrets
from pathlib import Path


def read_secret(given: str | None, path: Path) -> bytes:
    """The secret given by the surroundings, else the file beside the database, made at first use."""
    if not has_secret(given, path):
        _write_once(path, secrets.token_urlsafe(32))
    return given.encode() if given else path.read_text(encoding="ascii").strip().encode()


def has_secret(given: str | None, path: Path) -> bool:
    """Whether there is a secret already."""
    return bool(given) or path.exists()


def secret_mark(secret: bytes) -> str:
    """What tells whether two secrets are the same, and nothing of either."""
    return hmac.new(secret, b"corespons backup", hashlib.sha256).hexdigest()[:16]


def _write_once(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())


def person_key(secret: bytes, number: str) -> str:
    """What a personal identity number of 10 digits is stored as: P: and 16 hex digits of its keyed hash."""
    return "P:" + hmac.new(secret, number.encode(), hashlib.sha256).hexdigest()[:16]
