"""Every word of a book has one origin, and keeps it whatever becomes of the text around."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from plotweaver_manuscript.book import read_book, read_scene
from plotweaver_manuscript.edits import create_scene, move_scene, new_book
from plotweaver_manuscript.merge import merge_tree
from plotweaver_manuscript.origins import Version
from plotweaver_manuscript.pasting import pasted_trailer
from plotweaver_manuscript.provenance import trace
from plotweaver_manuscript.shares import percents, spans, totals

AGENT = {"Plotweaver-Agent": "scene-writer@1", "Plotweaver-Model": "practice"}
IMPORTED = {"Plotweaver-Origin": "imported"}
SCENE = "manuscript/one/storm.md"
LONG = "The gulls came in over the harbour wall before anyone had lit a lamp."


class Story:
    """A history in memory; a version's files are whole trees."""

    def __init__(self) -> None:
        self.versions: list[Version] = []
        self.trees: dict[str, Mapping[str, bytes]] = {}
        self.blobs: dict[str, bytes] = {}

    def save(self, tree: Mapping[str, bytes], *parents: str, author: str = "Ann", **trailers: str) -> str:
        name = f"{len(self.versions):040x}"
        found = {f"Plotweaver-{key}": value for key, value in trailers.items()}
        self.versions.append(Version(name, parents, author, found))
        self.trees[name] = tree
        return name

    def write(self, prose: str, *parents: str, path: str = SCENE, author: str = "Ann", **trailers: str) -> str:
        """Save one scene's prose over the first parent."""
        before = self.trees[parents[0]] if parents else {}
        tree = {**before, path: f"---\nid: storm\n---\n{prose}".encode()}
        return self.save(tree, *parents, author=author, **trailers)

    def files(self, version: str) -> dict[str, str]:
        found = {}
        for path, data in self.trees[version].items():
            if path.startswith("manuscript/") and path.count("/") == 2 and path.endswith(".md"):
                found[path] = hashlib.sha256(data).hexdigest()
                self.blobs[found[path]] = data
        return found

    def read(self, blob: str) -> bytes:
        return self.blobs[blob]

    def told(self, path: str = SCENE) -> list[tuple[str, str, str]]:
        """Return stretches of the newest version's scene as text, class and version."""
        state = trace(self.versions, self)
        prose = read_scene(path, self.trees[self.versions[-1].id][path].decode()).prose
        found = spans(prose, state[path].origins)
        return [(prose[each.start : each.end], each.origin, each.commit) for each in found]

    def totals(self):
        tree = self.trees[self.versions[-1].id]
        return totals(read_book(tree).scenes, trace(self.versions, self))


def test_new_words_are_typed_by_who_saved_them() -> None:
    story = Story()
    first = story.write("The wind rose.\n")
    second = story.write("The cold wind rose.\n", first, author="Ben")
    assert story.told() == [("The", "typed", first), ("cold", "typed", second), ("wind rose", "typed", first)]
    assert [(each.author, each.words) for each in story.totals().authors] == [("Ann", 3), ("Ben", 1)]


def test_details_of_a_scene_are_no_words() -> None:
    story = Story()
    story.write("")
    assert (story.totals().words, [each.percent for each in story.totals().origins]) == (0, [0.0] * 5)


def test_an_import_is_told_from_what_is_typed_into_it() -> None:
    story = Story()
    first = story.write("The wind rose.\n", Origin="imported")
    second = story.write("The wind rose. Ben slept.\n", first)
    assert story.told() == [("The wind rose", "imported", first), ("Ben slept", "typed", second)]


def test_an_agents_sentence_is_marked_once_a_person_changes_words_in_it() -> None:
    story = Story()
    trailers = {key.removeprefix("Plotweaver-"): value for key, value in AGENT.items()}
    first = story.write("One rose. Two went far away. Three slept.\n", **trailers)
    second = story.write("One rose. Two slowly went away. Three slept.\n", first)
    assert story.told() == [
        ("One rose", "agent", first),
        ("Two", "agent-then-edited", first),
        ("slowly", "typed", second),
        ("went away", "agent-then-edited", first),
        ("Three slept", "agent", first),
    ]
    assert [(each.agent, each.model, each.words) for each in story.totals().agents] == [
        ("scene-writer@1", "practice", 7)
    ]


def test_taking_words_out_of_an_agents_sentence_edits_it_and_taking_out_the_sentence_edits_no_other() -> None:
    story = Story()
    first = story.write("One rose. Two went far away.\n", Agent="a")
    story.write("One rose. Two went away.\n", first)
    assert [each[1] for each in story.told()] == ["agent", "agent-then-edited"]
    story = Story()
    first = story.write("One rose. Two went far away.\n", Agent="a")
    story.write("One rose.\n", first)
    assert [each[1] for each in story.told()] == ["agent"]


def test_marks_and_line_ends_are_no_words_so_they_edit_nothing() -> None:
    story = Story()
    first = story.write("One rose. Two went.\n", Agent="a")
    story.write("*One* rose;\r\ntwo…\r\n".replace("two", "Two went"), first)
    assert story.told() == [("One* rose;\r\nTwo went", "agent", first)]


def test_one_agent_changing_anothers_sentence_is_no_persons_edit() -> None:
    story = Story()
    first = story.write("Two went far away.\n", Agent="a")
    second = story.write("Two went far off.\n", first, Agent="b")
    assert story.told() == [("Two went far", "agent", first), ("off", "agent", second)]


def test_pasted_words_are_told_from_typed_ones_even_if_they_were_edited_before_the_save() -> None:
    story = Story()
    first = story.write("It rained.\n")
    prose = f"It rained. {LONG.replace('lamp', 'candle')} Ann slept.\n"
    marked = pasted_trailer({SCENE: (prose, [LONG])})
    second = story.write(prose, first, Pasted=marked or "")
    assert story.told() == [
        ("It rained", "typed", first),
        ("The gulls came in over the harbour wall before anyone had lit a", "pasted", second),
        ("candle. Ann slept", "typed", second),
    ]


def test_pasted_words_are_found_where_a_merge_put_them() -> None:
    story = Story()
    first = story.write("It rained.\n")
    marked = pasted_trailer({SCENE: (f"It rained. {LONG}\n", [LONG])})
    second = story.write(f"Others wrote here first. It rained. {LONG}\n", first, Pasted=marked or "")
    assert story.told()[-1] == (LONG.removesuffix("."), "pasted", second)


def test_a_passage_that_is_not_in_the_text_leaves_no_trace() -> None:
    assert pasted_trailer({SCENE: ("It rained.\n", [LONG, "", "it snowed"])}) is None
    assert pasted_trailer({SCENE: ("It rained.\n", ["It rained"])}) is not None


def test_a_scene_moved_to_another_chapter_keeps_its_origins() -> None:
    story = Story()
    tree = {
        **new_book("Low Water"),
        "manuscript/later/chapter.yaml": b"title: Later\nscenes: []\n",
        "manuscript/book.yaml": b"chapters:\n  - chapter-1\n  - later\n",
    }
    edits, scene, path = create_scene(tree, "chapter-1", "Gulls")
    tree |= {key: data for key, data in edits.items() if data is not None}
    tree[path] += b"Gulls rose.\n"
    first = story.save(tree, Agent="a")
    moves = move_scene(tree, scene, "later", 0)
    moved = {key: data for key, data in {**tree, **moves}.items() if data is not None}
    story.save({key: data.replace(b"rose.", b"rose. One fell.") for key, data in moved.items()}, first)
    assert [each[:2] for each in story.told("manuscript/later/gulls.md")] == [
        ("Gulls rose", "agent"),
        ("One fell", "typed"),
    ]


def test_a_renamed_chapter_keeps_the_origins_of_scenes_without_ids() -> None:
    story = Story()
    first = story.save({"manuscript/one/a.md": b"One.\n", "manuscript/one/b.md": LONG.encode()}, Origin="imported")
    story.save({"manuscript/two/a.md": b"One.\n", "manuscript/two/b.md": f"So. {LONG}".encode()}, first)
    assert [each[1] for each in story.told("manuscript/two/a.md")] == ["imported"]
    assert [each[1] for each in story.told("manuscript/two/b.md")] == ["typed", "imported"]


def test_scenes_that_change_places_keep_their_origins() -> None:
    story = Story()
    one, two = b"---\nid: a\n---\nOne rose.\n", b"---\nid: b\n---\nTwo fell.\n"
    first = story.save({"manuscript/c/x.md": one}, Origin="imported")
    second = story.save({"manuscript/c/x.md": one, "manuscript/c/y.md": two}, first)
    story.save({"manuscript/c/x.md": two, "manuscript/c/y.md": one}, second)
    assert story.told("manuscript/c/x.md") == [("Two fell", "typed", second)]
    assert story.told("manuscript/c/y.md") == [("One rose", "imported", first)]


def test_split_and_joined_scenes_keep_their_origins() -> None:
    story = Story()
    first = story.write(f"It rained. {LONG}\n", Origin="imported")
    split = {SCENE: b"---\nid: storm\n---\nIt rained.\n", "manuscript/one/gulls.md": f"New. {LONG}\n".encode()}
    second = story.save(split, first)
    assert [each[1] for each in story.told("manuscript/one/gulls.md")] == ["typed", "imported"]
    story.save({SCENE: f"---\nid: storm\n---\nIt rained. New. {LONG}\n".encode()}, second)
    assert [each[1] for each in story.told()] == ["imported", "typed", "imported"]


def test_a_passage_moved_within_its_scene_keeps_its_origin_and_a_copy_is_new() -> None:
    story = Story()
    first = story.write(f"{LONG} Ann slept well all through that long night.\n", Origin="imported")
    second = story.write(f"Ann slept well all through that long night. {LONG}\n", first)
    assert [each[1] for each in story.told()] == ["imported"]
    story.write(f"Ann slept well all through that long night. {LONG} {LONG}\n", second)
    assert [each[1] for each in story.told()] == ["imported", "typed"]


def test_a_merge_takes_each_word_from_the_branch_that_has_it() -> None:
    story = Story()
    base = story.write("One rose. Two fell. Three slept.\n")
    ours = story.write("One rose up. Two fell. Three slept.\n", base, author="Ben")
    theirs = story.write("One rose. Two fell. Three slept on.\n", base, Agent="a")
    merged = merge_tree(*(story.trees[each] for each in (base, ours, theirs)))
    story.save(merged.files, ours, theirs, author="Cleo")
    assert [each for each in story.told() if each[2] != base] == [("up", "typed", ours), ("on", "agent", theirs)]


def test_a_merge_remembers_that_one_branch_edited_an_agents_sentence() -> None:
    story = Story()
    base = story.write("One rose far away. Two fell.\n", Agent="a")
    ours = story.write("One rose far away. Two fell. Three.\n", base)
    theirs = story.write("One rose away. Two fell.\n", base, author="Ben")
    merged = merge_tree(*(story.trees[each] for each in (base, ours, theirs)))
    story.save(merged.files, ours, theirs)
    assert [each[:2] for each in story.told()] == [
        ("One rose away", "agent-then-edited"),
        ("Two fell", "agent"),
        ("Three", "typed"),
    ]


def test_words_that_are_brought_back_have_the_origin_they_had() -> None:
    story = Story()
    first = story.write("One rose. Two fell.\n", Agent="a")
    second = story.write("One rose.\n", first)
    story.write("One rose. Two fell. Three.\n", second, Restores=first)
    assert [each[1] for each in story.told()] == ["agent", "typed"]


def test_going_on_from_what_is_known_gives_the_same() -> None:
    story = Story()
    first = story.write("One rose.\n", Agent="a")
    story.write("One slowly rose.\n", first)
    known = {first: trace(story.versions[:1], story)}
    assert trace(story.versions[1:], story, known) == trace(story.versions, story)


def test_per_cents_sum_to_a_hundred() -> None:
    assert percents({"a": 1, "b": 1, "c": 1}) == {"a": 33.4, "b": 33.3, "c": 33.3}
    assert percents({"a": 2, "b": 0}) == {"a": 100.0, "b": 0.0}
