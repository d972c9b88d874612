"""How the people of a book speak: a profile for each, who changes, and which lines would fit somebody else better."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from plotweaver_contracts.base import FilePath, ObjectId, Wire

MeasureName = Literal["contractions", "modality", "address", "questions", "exclamations", "dashes", "sentence"]


class Measure(Wire):
    """A rate per 1,000 words (`sentence`: words in a sentence), and the middle 90 % of its bootstrap samples."""

    value: float
    low: float
    high: float


class Voice(Wire):
    """How somebody speaks. `measures` is empty where they say too little for a profile."""

    speaker: str
    words: int = Field(ge=0)
    measures: dict[MeasureName, Measure]


class Drift(Wire):
    """A measure that is another one in the second half of what somebody says; intervals hold the middle 98 %."""

    speaker: str
    measure: MeasureName
    first: Measure
    second: Measure


class Misfit(Wire):
    """Lines of `speaker` that fit `fits` better, by `margin`. They begin in `scene`; offsets count in its file.

    `words`: of the quotations alone. `quote`: the text from `start` to `end`, to the end of the scene at most.
    """

    speaker: str
    fits: str
    words: int
    margin: float
    low: float
    high: float
    scene: str
    path: FilePath
    start: int
    end: int
    quote: str


class Voices(Wire):
    """Everybody who speaks, the most talkative first, and whoever tells the book (`speaker` is empty).

    `least`: words that a profile needs. docs/guides/voice.md has the formulas.
    """

    commit: ObjectId
    least: int
    people: list[Voice]
    narrator: Voice
    drifts: list[Drift]
    misfits: list[Misfit]
