"""Books, as the shelf shows them, and how they arrive."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from plotweaver_contracts.ai import AiRule
from plotweaver_contracts.base import ObjectId, ProjectId, Wire
from plotweaver_contracts.identity import Role, Visibility
from plotweaver_contracts.lines import one_visible_line
from plotweaver_contracts.operation import ProjectPermission
from plotweaver_contracts.sharing import Limits


class Project(Wire):
    """A book on the shelf. `role`: the caller's; null: a visitor's. `trouble`: why it cannot be opened, if so."""

    id: ProjectId
    title: str
    role: Role | None
    visibility: Visibility
    words: int
    updated_at: str = Field(description="RFC 3339, UTC")
    trouble: str | None = None


class OpenProject(Project):
    """A book, and what its caller may do in it. `ai`: which models may read it; with `none` nothing is drafted."""

    may: list[ProjectPermission]
    limits: Limits
    ai: AiRule


class ProjectList(Wire):
    """The books the caller may open."""

    projects: list[Project]


class NewProject(Wire):
    """An empty book."""

    title: Annotated[str, Field(min_length=1, max_length=200), AfterValidator(one_visible_line)]


class ProjectDeletion(Wire):
    """The end of a book. `title`: its title, typed to be sure."""

    title: str = Field(max_length=1000)


class ProjectCreated(Wire):
    """A book that has arrived, and how much of it.

    Of a novel's file: `file_words` are those of its text, `excluded` those of them that its author left out,
    `left_out` what it held besides words.
    """

    project: Project
    chapters: int
    scenes: int
    words: int
    commit: ObjectId
    seq: int
    note: str = Field(default="", description="what the author should know of how it arrived")
    file_words: int = 0
    excluded: int = 0
    left_out: list[str] = Field(default_factory=list)
