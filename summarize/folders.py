"""Where summarize keeps what it may lose."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder() -> Path:
    """`$SUMMARIZE_CACHE_DIR`, or the user's cache folder as the platform has it. It need not exist."""
    if given := os.environ.get("SUMMARIZE_CACHE_DIR"):
        return Path(given).expanduser()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "summarize"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "summarize" / "Cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "summarize"
