"""`python -m plotweaver_contracts.render [--check] [--without OPERATION ...] [--out FOLDER]`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from plotweaver_contracts.catalogue import build
from plotweaver_contracts.render.files import generated


def main(arguments: list[str] | None = None) -> int:
    """Write every generated file, or with `--check` say which are stale; return the exit code."""
    parser = argparse.ArgumentParser(description="Write what is generated from the catalogue.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file is stale")
    parser.add_argument(
        "--without", action="extend", nargs="+", default=[], metavar="OPERATION", help="leave an entry out"
    )
    parser.add_argument("--out", type=Path, default=Path(), help="the repository's root (default: here)")
    chosen = parser.parse_args(arguments)
    unknown = set(chosen.without) - set(build())
    if unknown:
        parser.error(f"there is no operation {', '.join(sorted(unknown))}")
    files = generated(build(without=frozenset(chosen.without)))
    if chosen.check:
        return _check(chosen.out, files)
    for path, text in files.items():
        target = chosen.out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    return 0


def _check(root: Path, files: dict[str, str]) -> int:
    stale = [path for path, text in files.items() if _read(root / path) != text]
    for path in stale:
        sys.stderr.write(f"{path} is not what the catalogue says: run `make generate`.\n")
    return 1 if stale else 0


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
