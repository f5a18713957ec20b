"""The secrets of an installation that started itself, made once and readable by its owner only."""

from __future__ import annotations

import base64
import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

# Without letters and digits that look alike, because people copy the demo password by hand.
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"


def load_or_make(data: Path) -> dict[str, str]:
    """The variables SECRET_KEY, ASN_FIELD_KEYS and ASN_DEMO_PASSWORD of this data folder."""
    path = data / "secrets.json"
    if not path.exists():
        write_private(path, _fresh())
    return json.loads(path.read_text())


def write_private(path: Path, values: Mapping[str, str]) -> None:
    """Write JSON that only the owner can read, whole or not at all."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(values, file, indent=2)
    draft.replace(path)


def _fresh() -> dict[str, str]:
    return {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ASN_FIELD_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        "ASN_DEMO_PASSWORD": "-".join(_readable(4) for _ in range(3)),
    }


def _readable(length: int) -> str:
    return "".join(secrets.choice(READABLE) for _ in range(length))
