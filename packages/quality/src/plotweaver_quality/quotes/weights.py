"""The weights of the two models: data that `python -m benchmarks.quality train` wrote."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True)
class Weights:
    """By feature: `speech` (is it speech at all), `speaker` (is it this person)."""

    speech: Mapping[str, float]
    speaker: Mapping[str, float]


@lru_cache(maxsize=1)
def load() -> Weights:
    """Return the weights that belong to this version of the package."""
    text = resources.files("plotweaver_quality.quotes").joinpath("weights.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return Weights(data["speech"], data["speaker"])
