"""The one module that hashes: SM3 for the chain and for salted fingerprints, SHA-256 beside it."""

from __future__ import annotations

import hashlib

from cryptography.hazmat.primitives import hashes

SM3 = "sm3"


def sm3(data: bytes) -> bytes:
    """The 32 bytes of SM3 (GB/T 32905)."""
    state = hashes.Hash(hashes.SM3())
    state.update(data)
    return state.finalize()


def sha256(data: bytes) -> bytes:
    """The 32 bytes of SHA-256, for fingerprints that other programs must be able to check."""
    return hashlib.sha256(data).digest()


def fingerprint(salt: bytes, words: str) -> str:
    """Salted fingerprint of free text, 64 hex digits; without the salt it cannot be guessed."""
    return sm3(salt + words.encode("utf-8")).hex()
