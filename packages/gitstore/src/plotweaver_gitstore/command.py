"""git itself, as a process that knows nothing of the machine's and the user's settings."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from plotweaver_gitstore.durability import GIT_FSYNC

#: How long one command may take, in seconds: a large book's whole history takes a few.
_PATIENCE = 900.0


def git(repository: Path, *arguments: str, asked: str = "", into: Path | None = None) -> None:
    """Run a command of git in a bare repository.

    Args:
        asked: what it reads.
        into: the folder that takes what it writes of objects, on whatever disk; the repository's own if none.

    Raises:
        subprocess.SubprocessError: it failed, or took too long.
    """
    environment = {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(repository),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_COUNT": "2",
        "GIT_CONFIG_KEY_0": "safe.directory",
        "GIT_CONFIG_VALUE_0": str(repository),
        "GIT_CONFIG_KEY_1": "core.fsync",
        "GIT_CONFIG_VALUE_1": GIT_FSYNC,
    }
    if into is not None:
        environment |= {
            "GIT_OBJECT_DIRECTORY": str(into),
            "GIT_ALTERNATE_OBJECT_DIRECTORIES": str(repository / "objects"),
        }
    command = ["git", "--git-dir", str(repository), *arguments]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=_PATIENCE, input=asked.encode())
