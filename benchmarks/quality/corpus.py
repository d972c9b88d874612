"""The novels that quality is measured on. They lie beside the project and are no part of it."""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from pathlib import Path

from plotweaver_manuscript.importing import decode, plan_import, to_files
from plotweaver_manuscript.prose import count_words

#: Names the folder of the novels, where it is another one than beside the project.
VARIABLE = "PLOTWEAVER_BENCH_NOVELS"
#: Where the novels lie: a folder each, with the files of `PARTS`.
FOLDER = Path(os.environ.get(VARIABLE) or Path(__file__).parents[3] / "shared" / "data" / "pdnc")
#: What a novel's folder holds.
PARTS = ("novel_text.txt", "character_info.csv", "quotation_info.csv")


@dataclass(frozen=True)
class Person:
    """Somebody of a novel; `name` as its index of characters has it, `gender` F or M."""

    name: str
    gender: str


@dataclass(frozen=True)
class Novel:
    """A novel, imported as its author would."""

    name: str
    files: dict[str, bytes]
    words: int
    people: tuple[Person, ...]


def novels() -> list[str]:
    """Return the names of the novels that are there."""
    return sorted(path.parent.name for path in FOLDER.glob("*/novel_text.txt"))


def missing() -> str:
    """Return what is missing to measure, and how it is given; empty if there are novels, all of them whole."""
    lacking = [f"{name}/{part}" for name in novels() for part in PARTS if not (FOLDER / name / part).is_file()]
    if novels() and not lacking:
        return ""
    what = (
        f"These files are missing in {FOLDER}: {', '.join(lacking)}."
        if lacking
        else f"There are no novels in {FOLDER}."
    )
    return (
        f"{what}\n"
        "Novels are no part of PlotWeaver. Measured is on the Project Dialogism Novel Corpus (arXiv 2204.05836): "
        f"a folder for each novel, with {', '.join(PARTS[:-1])} and {PARTS[-1]} in it.\n"
        f"Give the folder that holds those: {VARIABLE}=FOLDER python -m benchmarks.quality\n"
    )


def read_novel(name: str) -> Novel:
    """Return a novel and its more important people, those who have a name and one gender."""
    data = (FOLDER / name / "novel_text.txt").read_bytes()
    text = decode(data)
    return Novel(name, to_files(plan_import(text, f"{name}.txt")), count_words(text), tuple(_people(name)))


def _people(name: str) -> list[Person]:
    with (FOLDER / name / "character_info.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Category"] in ("major", "intermediate")]
    return [
        Person(_in_prose(row["Main Name"]), row["Gender"])
        for row in rows
        if row["Gender"] in ("F", "M") and not row["Main Name"].startswith(("A ", "An ", "_"))
    ]


def _in_prose(name: str) -> str:
    """Return a name as it stands within a sentence: `the Cat`."""
    return f"the {name[4:]}" if name.startswith("The ") else name
