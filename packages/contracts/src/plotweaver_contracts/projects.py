"""Books, as the shelf shows them, and how they arrive."""

from __future__ import annotations

from pydantic import Field

from plotweaver_contracts.base import ObjectId, ProjectId, Wire
from plotweaver_contracts.identity import Role


class Project(Wire):
    """A book on the shelf."""

    id: ProjectId
    title: str
    role: Role = Field(description="the caller's role")
    words: int
    updated_at: str = Field(description="RFC 3339, UTC")


class ProjectList(Wire):
    """The books the caller may open."""

    projects: list[Project]


class NewProject(Wire):
    """An empty book."""

    title: str = Field(min_length=1, max_length=200)


class ProjectCreated(Wire):
    """A book that has arrived, and how much of it."""

    project: Project
    chapters: int
    scenes: int
    words: int
    commit: ObjectId
    seq: int
    note: str = Field(default="", description="what the author should know of how it arrived")


class ImportQuery(Wire):
    """What the browser knows of the file it sends."""

    filename: str = Field(min_length=1, max_length=255)
