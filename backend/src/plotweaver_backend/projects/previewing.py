"""What a novel's file would become, in the words of the wire; and its author's wish, in those of the manuscript."""

from __future__ import annotations

from plotweaver_contracts import bringing as wire
from plotweaver_formats.markdown import opening, to_blocks
from plotweaver_formats.reading import Reading
from plotweaver_manuscript.arranging import ArrangedChapter, Arrangement, Passage, passages_of
from plotweaver_manuscript.importing import ImportChapter
from plotweaver_manuscript.prose import count_words


def preview_of(reading: Reading) -> wire.ImportPreview:
    """Return what the file would become. Its words are those of all its parts together."""
    plan = reading.plan
    return wire.ImportPreview(
        title=plan.title,
        author=plan.author,
        words=reading.words,
        left_out=list(reading.left_out),
        front=_around(plan.header, plan.front),
        back=_around(plan.back, plan.licence),
        chapters=[_chapter(chapter) for chapter in plan.chapters],
    )


def arrangement_of(wish: wire.ImportArrangement) -> Arrangement:
    """Return an author's wish as the manuscript knows it."""
    chapters = tuple(
        ArrangedChapter(
            chapter.title,
            tuple(tuple(Passage(p.scene, p.first, p.last) for p in scene.passages) for scene in chapter.scenes),
        )
        for chapter in wish.chapters
    )
    return Arrangement(wish.title, wish.author, chapters, wish.front, wish.back)


def _chapter(chapter: ImportChapter) -> wire.PreviewChapter:
    scenes = [wire.PreviewScene(paragraphs=[_paragraph(text) for text in passages_of(s.prose)]) for s in chapter.scenes]
    heading = count_words(chapter.part) + count_words(chapter.heading)
    return wire.PreviewChapter(title=chapter.title, heading_words=heading, scenes=scenes)


def _paragraph(text: str) -> wire.PreviewParagraph:
    return wire.PreviewParagraph(opening=opening(text), words=count_words(text))


def _around(*pieces: str) -> wire.PreviewAround | None:
    if not any(piece.strip() for piece in pieces):
        return None
    first = next(piece for piece in pieces if piece.strip())
    titles = [block.text for piece in pieces for block in to_blocks(piece)[0] if block.is_title]
    return wire.PreviewAround(opening=opening(first), words=sum(map(count_words, pieces)), titles=titles)
