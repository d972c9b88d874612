"""Voices as they go over the wire."""

from __future__ import annotations

from dataclasses import asdict

from plotweaver_contracts import voices as wire
from plotweaver_quality.voice import BookVoices, Drift, Placed, Voice


def shown(commit: str, least: int, found: BookVoices) -> wire.Voices:
    """Return the voices of a version.

    Args:
        commit: the version.
        least: words that a profile needs.
        found: what was made of its text.
    """
    return wire.Voices(
        commit=commit,
        least=least,
        people=[_voice(each) for each in found.people],
        narrator=_voice(found.narrator),
        drifts=[_drift(each) for each in found.drifts],
        misfits=[_misfit(each) for each in found.misfits],
    )


def _voice(voice: Voice) -> wire.Voice:
    return wire.Voice.model_validate(asdict(voice))


def _drift(drift: Drift) -> wire.Drift:
    return wire.Drift.model_validate(asdict(drift))


def _misfit(placed: Placed) -> wire.Misfit:
    told = placed.misfit
    return wire.Misfit(
        speaker=told.speaker,
        fits=told.fits,
        words=told.words,
        margin=told.margin,
        low=told.low,
        high=told.high,
        scene=placed.scene,
        path=placed.at.path,
        start=placed.at.start,
        end=placed.at.end,
        quote=placed.at.quote,
    )
