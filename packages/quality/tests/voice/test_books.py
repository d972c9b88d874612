"""The voices of a book: of everybody with a sheet and of whom the text names, told by scene."""

import random
import textwrap

from plotweaver_manuscript.book import read_book
from plotweaver_quality.novel import Novel, novel_of
from plotweaver_quality.voice import LEAST, Placed, book_voices

_PLAIN = ("no", "not", "but", "and", "so", "then", "very", "all", "this", "that", "here", "there", "now", "just")
_GRAND = ("which", "upon", "whom", "although", "rather", "though", "while", "than", "because", "through", "against")


def _novel(chapters: int, sheets: dict[str, str], last: tuple[str, ...] = _PLAIN) -> Novel:
    chance = random.Random(3)

    def say(words: tuple[str, ...]) -> str:
        return " ".join(chance.choices(words, k=10)).capitalize()

    tree = {f"characters/{name}.yaml": text.encode() for name, text in sheets.items()}
    for number in range(1, chapters + 1):
        manner = last if number == chapters else _PLAIN
        turns = [f"“{say(manner)},” said Ann Vane.\n\n“{say(_GRAND)}!” said Ben." for _ in range(50)]
        scene = f"---\nid: s{number}\n---\n" + "\n\n".join(turns) + "\n"
        tree[f"manuscript/c{number}/scene.md"] = scene.encode()
    return novel_of(read_book(tree), tree)


def test_whoever_has_a_sheet_is_known_by_it_and_the_others_by_their_names() -> None:
    found = book_voices(_novel(4, {"ann": "name: Ann Vane\naliases: [Annie]\n"}))
    assert [each.speaker for each in found.people] == ["Ann Vane", "Ben"]
    assert all(each.words >= LEAST for each in found.people) and found.narrator.speaker == ""


def test_a_sheet_of_one_name_is_whoever_the_text_calls_by_more() -> None:
    assert [each.speaker for each in book_voices(_novel(2, {"ann": "name: Ann\n"})).people] == ["Ann", "Ben"]


def test_who_shares_a_family_name_is_somebody_else() -> None:
    speakers = {each.speaker for each in book_voices(_novel(2, {"tom": "name: Tom Vane\n"})).people}
    assert {"Ann Vane", "Ben"} <= speakers


def test_lines_that_fit_somebody_else_are_told_with_their_scene_and_quoted_from_its_file() -> None:
    novel = _novel(8, {}, last=_GRAND)
    (found,) = book_voices(novel).misfits
    scene = novel.scenes[-1]
    assert (found.misfit.speaker, found.misfit.fits, found.scene) == ("Ann Vane", "Ben", scene.id)
    file = novel.tree[scene.path].decode()
    assert file[found.at.start : found.at.end] == found.at.quote != ""


def test_wrapping_changes_nothing_of_how_anybody_speaks() -> None:
    novel = _novel(8, {}, last=_GRAND)

    def told(width: int) -> object:
        tree = {path: _wrapped(data.decode(), width).encode() for path, data in novel.tree.items()}
        found = book_voices(novel_of(read_book(tree), tree))
        people = [(each.speaker, each.words, each.measures) for each in (*found.people, found.narrator)]
        return people, [each.drift for each in found.drifts], [_without_offsets(each) for each in found.misfits]

    assert told(28) == told(97)
    assert told(28)[2]


def _wrapped(text: str, width: int) -> str:
    front, _, prose = text.partition("---\n")[2].partition("---\n")
    return f"---\n{front}---\n" + "\n\n".join(textwrap.fill(each, width) for each in prose.split("\n\n"))


def _without_offsets(each: Placed) -> tuple[object, ...]:
    misfit = each.misfit
    return misfit.speaker, misfit.fits, misfit.words, misfit.margin, misfit.low, misfit.high, each.scene


def test_a_book_without_scenes_has_nobody_who_speaks() -> None:
    found = book_voices(Novel(()))
    assert (found.people, found.narrator.words, found.drifts, found.misfits) == ((), 0, (), ())
