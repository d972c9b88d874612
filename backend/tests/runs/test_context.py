"""What an agent is shown: the scene first, then the scenes before it, in whole sentences and within the room."""

from plotweaver_backend.runs.context import context_of
from plotweaver_manuscript.book import read_book


def _book(*proses):
    names = [f"s{number}" for number in range(len(proses))]
    tree = {
        "manuscript/book.yaml": b"chapters:\n  - one\n",
        "manuscript/one/chapter.yaml": ("scenes:\n" + "".join(f"  - {name}\n" for name in names)).encode(),
    }
    for name, prose in zip(names, proses, strict=True):
        tree[f"manuscript/one/{name}.md"] = f"---\nid: {name}\ntitle: {name.upper()}\n---\n\n{prose}\n".encode()
    return read_book(tree)


def _context(book, scene, room):
    return context_of(book, book.scene(scene), room).text


def test_the_scenes_before_come_first_and_the_scene_itself_last():
    book = _book("Before.", "Now.")
    assert _context(book, "s1", 1000) == "[S0]\nBefore.\n\n[S1]\nNow."


def test_no_more_than_three_scenes_back_are_read_and_none_after():
    book = _book(*(f"Scene number {number}." for number in range(6)))
    assert [f"[S{number}]" in _context(book, "s4", 5000) for number in range(6)] == [
        False,
        True,
        True,
        True,
        True,
        False,
    ]


def test_a_long_scene_is_cut_at_a_sentence_and_keeps_its_end():
    book = _book("First sentence here. Second sentence here. The last one.")
    shown = _context(book, "s0", 40)
    assert shown.endswith("The last one.")
    assert "First" not in shown
    assert shown.partition("\n")[2].startswith(("Second", "The last"))


def test_text_stays_within_the_room():
    book = _book("One. " * 400, "Two. " * 400)
    for room in (0, 10, 100, 1000):
        text = _context(book, "s1", room).replace("[S0]\n", "").replace("[S1]\n", "").replace("[S1]", "")
        assert len(text.replace("\n\n", "")) <= room


def test_an_empty_scene_is_named_so_that_the_agent_knows_where_it_writes():
    assert _context(_book("Before.", ""), "s1", 1000).endswith("[S1]")
