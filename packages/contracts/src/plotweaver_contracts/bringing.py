"""A novel's file on its way in: what it would become, and what its author wants it to become."""

from __future__ import annotations

from pydantic import Base64Bytes, Field

from plotweaver_contracts.base import Counted, Wire

#: The largest file that is brought in, in bytes.
MOST_BYTES = 20 * 1024 * 1024
#: The most chapters that one file is divided into, and scenes of one chapter, and passages of one scene.
_MOST = 5000


class ImportQuery(Wire):
    """What the browser knows of the file it sends."""

    filename: str = Field(min_length=1, max_length=255)


class PreviewParagraph(Wire):
    """A paragraph of a file: how it begins, without marks, and how many words it has."""

    opening: str
    words: int


class PreviewScene(Wire):
    """A scene as the file parts it."""

    paragraphs: list[PreviewParagraph]


class PreviewChapter(Wire):
    """A chapter as the file heads it. `heading_words`: those of its heading, and of the part that opens with it."""

    title: str
    heading_words: int
    scenes: list[PreviewScene]


class PreviewAround(Wire):
    """What stands before or after the story. `titles`: those in it, such as "Acknowledgements"."""

    opening: str
    words: int
    titles: list[str]


class ImportPreview(Wire):
    """What a file would become; nothing was created. Scenes and paragraphs are numbered from 0 in this order.

    `words`: all that the file's text has. `left_out`: what it holds besides words: "2 pictures".
    """

    title: str
    author: str
    words: int
    left_out: list[str]
    front: PreviewAround | None
    back: PreviewAround | None
    chapters: list[PreviewChapter]


class ArrangedPassage(Wire):
    """Paragraphs `first` up to and with `last` of the file's scene number `scene`; all count from 0."""

    scene: Counted
    first: Counted
    last: Counted


class ArrangedScene(Wire):
    """A scene as it shall be: passages that follow each other in the file."""

    passages: list[ArrangedPassage] = Field(min_length=1, max_length=_MOST)


class ArrangedChapter(Wire):
    """A chapter as it shall be."""

    title: str = Field(min_length=1, max_length=200)
    scenes: list[ArrangedScene] = Field(min_length=1, max_length=_MOST)


class ImportArrangement(Wire):
    """The book as it shall be; what no passage names is left out. `front`, `back`: what stands around the story."""

    title: str = Field(min_length=1, max_length=200)
    author: str = Field(default="", max_length=200)
    front: bool = True
    back: bool = True
    chapters: list[ArrangedChapter] = Field(min_length=1, max_length=_MOST)


class ArrangedImport(Wire):
    """A novel's file once more, whole, and what shall become of it: between preview and creation it is kept nowhere."""

    filename: str = Field(min_length=1, max_length=255)
    file: Base64Bytes = Field(max_length=MOST_BYTES)
    arrangement: ImportArrangement
