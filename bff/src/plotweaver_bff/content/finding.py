"""Every place of a book where words stand just as they are asked for."""

from __future__ import annotations

from plotweaver_contracts.manuscript import FindQuery, FindResults, FoundPlace, FoundScene
from plotweaver_manuscript.book import Book
from plotweaver_manuscript.finding import Place, Wanted, fitted, places

#: Nobody looks through more of them one by one.
MOST = 2000


def find(commit: str, book: Book, query: FindQuery) -> FindResults:
    """Return the places in the order of the book, at most `MOST` of them."""
    wanted, left, more = Wanted(query.q, query.match_case, query.whole_words), MOST, False
    scenes = []
    for chapter in book.chapters:
        for scene in chapter.scenes:
            found = places(scene.text, wanted, scene.prose_offset)
            more = more or len(found) > left
            shown = [_told(each, wanted, query.words) for each in found[:left]]
            left -= len(shown)
            if shown:
                scenes.append(
                    FoundScene(scene=scene.id, title=scene.title, chapter=chapter.title, path=scene.path, places=shown)
                )
    return FindResults(commit=commit, scenes=scenes, count=MOST - left, more=more)


def _told(place: Place, wanted: Wanted, words: str | None) -> FoundPlace:
    instead = None if words is None else fitted(words, place.found, wanted)
    return FoundPlace(start=place.start, before=place.before, found=place.found, after=place.after, instead=instead)
