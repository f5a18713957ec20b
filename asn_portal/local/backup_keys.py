"""The keys of an installation inside an archive, under a passphrase."""

from __future__ import annotations

import base64
import getpass
import json
import os
import sys
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from asn_portal.local.errors import StartError

VARIABLE = "ASN_BACKUP_PASSPHRASE"
SECRETS = ("SECRET_KEY", "SECRET_KEY_FALLBACKS", "ASN_FIELD_KEYS", "ASN_DEMO_PASSWORD")
LEAST_LENGTH = 12
COST = {"n": 2**16, "r": 8, "p": 1}
MOST_COST = {"n": 2**20, "r": 32, "p": 16}


def ask(*, twice: bool) -> str:
    """The passphrase from the environment, or else typed on the terminal; twice where it is chosen."""
    given = os.environ.get(VARIABLE)
    if not given and not sys.stdin.isatty():
        raise StartError(f"Setel {VARIABLE} (frasa sandi cadangan), atau jalankan dari terminal.")
    passphrase = given or getpass.getpass("Frasa sandi cadangan: ")
    if twice and len(passphrase) < LEAST_LENGTH:
        raise StartError(f"Frasa sandi cadangan paling sedikit {LEAST_LENGTH} huruf.")
    if twice and not given and getpass.getpass("Ulangi frasa sandi: ") != passphrase:
        raise StartError("Kedua frasa sandi tidak sama. Ulangi perintahnya.")
    return passphrase


def lock(values: dict[str, str], manifest_sha256: str, passphrase: str) -> bytes:
    """The keys and the checksum of the manifest, encrypted, so that neither can be exchanged unseen."""
    salt = os.urandom(16)
    content = json.dumps({"secrets": values, "manifest": manifest_sha256}).encode()
    token = _fernet(passphrase, salt, COST).encrypt(content).decode()
    return json.dumps({"salt": salt.hex(), **COST, "token": token}).encode()


def unlock(locked: bytes, manifest_sha256: str, passphrase: str) -> dict[str, str]:
    """The keys; refused when the passphrase is wrong or the manifest is not the one that was archived."""
    box: dict[str, Any] = json.loads(locked)
    cost = {name: box[name] for name in COST}
    if any(cost[name] > most for name, most in MOST_COST.items()):
        raise StartError("Arsip rusak: bagian kunci tidak wajar. Pakai arsip lain.")
    try:
        content = _fernet(passphrase, bytes.fromhex(box["salt"]), cost).decrypt(box["token"])
    except InvalidToken:
        raise StartError("Frasa sandi cadangan salah. Tidak ada yang diubah.") from None
    opened = json.loads(content)
    if opened["manifest"] != manifest_sha256:
        raise StartError("Arsip rusak: daftar isi bukan milik kuncinya. Tidak ada yang diubah.")
    return opened["secrets"]


def _fernet(passphrase: str, salt: bytes, cost: dict[str, int]) -> Fernet:
    key = Scrypt(salt=salt, length=32, **cost).derive(passphrase.encode())
    return Fernet(base64.urlsafe_b64encode(key))
