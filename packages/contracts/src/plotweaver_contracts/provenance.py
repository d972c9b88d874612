"""Who wrote a book, word by word."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from plotweaver_contracts.base import FilePath, ObjectId, Wire
from plotweaver_contracts.manuscript import ReadQuery

OriginClass = Literal["typed", "pasted", "imported", "agent", "agent-then-edited"]


class ProvenanceQuery(ReadQuery):
    """Which version, and the scene whose words are to be told one by one."""

    scene: str | None = Field(default=None, min_length=1, max_length=200)


class OriginShare(Wire):
    """Words of one class."""

    origin: OriginClass
    words: int
    percent: float


class AuthorWords(Wire):
    """Words that one author brought into the book, in whatever way; `origins` tells in which."""

    author: str
    words: int
    percent: float
    origins: list[OriginShare]


class AgentWords(Wire):
    """Words that one agent wrote, edited around since or not."""

    agent: str
    model: str | None
    words: int
    percent: float


class SceneWords(Wire):
    """The words of one scene; every per cent is of that scene's words."""

    scene: str
    path: FilePath
    title: str
    words: int
    origins: list[OriginShare]
    authors: list[AuthorWords]
    agents: list[AgentWords]


class OriginSpan(Wire):
    """Words of one origin that follow each other: `prose[start:end]`, offsets in characters."""

    start: int
    end: int
    origin: OriginClass
    author: str
    commit: ObjectId
    agent: str | None
    model: str | None


class Provenance(Wire):
    """Where the words of a version come from. Every word is in one class; `spans` are those of the scene asked for."""

    commit: ObjectId
    words: int
    origins: list[OriginShare]
    authors: list[AuthorWords]
    agents: list[AgentWords]
    scenes: list[SceneWords]
    spans: list[OriginSpan] | None
