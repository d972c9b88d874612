"""Entries for comments on words of the book."""

from __future__ import annotations

from plotweaver_contracts import comments
from plotweaver_contracts.base import Ok
from plotweaver_contracts.entries.addresses import BOOK
from plotweaver_contracts.operation import Operation

COMMENTS = (
    Operation(
        "comments.list",
        "GET",
        f"{BOOK}/comments",
        "backend",
        "project:read",
        "story-generation",
        "Comments on words, scenes and chapters, and where those stand in a version: of the book, or those of a scene.",
        comments.CommentList,
        query=comments.CommentsQuery,
    ),
    Operation(
        "comments.add",
        "POST",
        f"{BOOK}/comments",
        "backend",
        "project:comment",
        "story-generation",
        "Say something about words of a scene, or about a scene or a chapter as a whole.",
        comments.Talk,
        comments.NewComment,
        status=201,
        errors=("comment.misplaced",),
        rate="write",
        idempotent=True,
    ),
    Operation(
        "comments.reply",
        "POST",
        f"{BOOK}/comments/{{comment}}/replies",
        "backend",
        "project:comment",
        "story-generation",
        "Answer a comment; a settled one is open again.",
        comments.Talk,
        comments.Reply,
        status=201,
        rate="write",
        idempotent=True,
    ),
    Operation(
        "comments.settle",
        "PUT",
        f"{BOOK}/comments/{{comment}}/settled",
        "backend",
        "project:comment",
        "story-generation",
        "Settle a comment, or open it again.",
        comments.Talk,
        comments.Settlement,
        rate="write",
    ),
    Operation(
        "comments.remove",
        "DELETE",
        f"{BOOK}/comments/{{comment}}",
        "backend",
        "project:comment",
        "story-generation",
        "Take a comment away with its answers: one's own, or any as an owner or editor.",
        Ok,
        rate="write",
    ),
)
