"""The cipher of kept files, and the only door to cryptography: loaded when a file is kept or read, not before."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def encrypt(secret: bytes, content: bytes) -> bytes:
    """The content, readable only with the secret."""
    return _fernet(secret).encrypt(content)


def decrypt(secret: bytes, encrypted: bytes) -> bytes | None:
    """What was encrypted; None where it is damaged or another secret was used."""
    try:
        return _fernet(secret).decrypt(encrypted)
    except InvalidToken:
        return None


def _fernet(secret: bytes) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"corespons kept files").derive(secret)
    return Fernet(base64.urlsafe_b64encode(derived))
