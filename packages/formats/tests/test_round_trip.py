"""A book that leaves and is brought again is the same book: its words, and how they are parted."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from plotweaver_formats.edition import book_text
from plotweaver_formats.progress import Progress
from plotweaver_formats.reading import read_novel
from plotweaver_formats.writing import KINDS
from plotweaver_manuscript.book import read_book
from plotweaver_manuscript.importing import to_files
from plotweaver_manuscript.prose import count_words
from plotweaver_manuscript.yamlwrite import yaml_list, yaml_pair

WORD = st.text("abdefghklmnoprstuwyäéß", min_size=1, max_size=9)
WORDS = st.lists(WORD, min_size=1, max_size=8).map(" ".join)
SENTENCE = WORDS.map(lambda words: f"{words.capitalize()}.")
STYLED = st.one_of(
    SENTENCE,
    st.tuples(SENTENCE, WORD, SENTENCE).map(lambda each: f"{each[0]} *{each[1]}* {each[2]}"),
    st.tuples(WORD, WORD, SENTENCE).map(lambda each: f"**{each[0].capitalize()}** {each[1]} ***bold*** {each[2]}"),
)
BLOCK = st.one_of(
    st.lists(STYLED, min_size=1, max_size=3).map(" ".join),
    STYLED.map(lambda text: f"> {text}"),
    st.tuples(SENTENCE, SENTENCE).map("\\\n".join),
)
#: Among paragraphs: a title within a scene, a break that its author wants there, and a note of one paragraph or two.
INNER = st.one_of(
    st.lists(BLOCK, min_size=1, max_size=4),
    st.tuples(BLOCK, st.sampled_from(["***", "* * *", "#", "---", "⁂"]), BLOCK).map(list),
    st.tuples(SENTENCE, STYLED, SENTENCE).map(lambda each: [f"*{each[0]}*[^b]", f"[^b]: {each[1]}\n\n    {each[2]}"]),
    st.tuples(BLOCK, WORDS, BLOCK).map(lambda each: [each[0], f"## {each[1].capitalize()}", each[2]]),
    st.tuples(SENTENCE, SENTENCE, BLOCK).map(lambda each: [f"{each[0][:-1]}[^a].", f"[^a]: {each[1]}", each[2]]),
)
TITLE = WORDS.map(str.capitalize)
NAMED_PART = st.tuples(st.sampled_from(["One", "Two", "Three"]), TITLE).map(lambda each: f"Part {each[0]}: {each[1]}")
CHAPTER = st.tuples(TITLE, st.one_of(st.just(""), NAMED_PART, TITLE), st.lists(INNER, min_size=1, max_size=3))
#: What stands before the story or after it: nothing, some blocks, or some below a title.
AROUND = st.one_of(st.just([]), INNER, st.tuples(TITLE, INNER).map(lambda each: [f"# {each[0]}", *each[1]]))
BOOK = st.tuples(TITLE, TITLE, st.lists(CHAPTER, min_size=1, max_size=4), AROUND, AROUND)


def tree_of(title, author, chapters, front=(), back=()):
    """A book's files."""
    tree = {
        "plotweaver.yaml": f"format: 1\n{yaml_pair('title', title)}{yaml_list('authors', [author])}",
        "manuscript/book.yaml": yaml_list("chapters", [f"c{place}" for place in range(len(chapters))]),
    }
    for place, (name, part, scenes) in enumerate(chapters):
        names = [f"s{number}" for number in range(len(scenes))]
        told = yaml_pair("title", name) + (yaml_pair("part", part) if part else "") + yaml_list("scenes", names)
        tree[f"manuscript/c{place}/chapter.yaml"] = told
        for number, blocks in zip(names, scenes, strict=True):
            prose = "\n\n".join(blocks)
            tree[f"manuscript/c{place}/{number}.md"] = f"---\nid: c{place}{number}\n---\n{prose}\n"
    for name, blocks in (("front", front), ("back", back)):
        tree |= {f"manuscript/{name}-matter.md": "\n\n".join(blocks) + "\n"} if blocks else {}
    return {path: text.encode() for path, text in tree.items()}


def text_of(tree):
    return book_text(read_book(tree), tree, "a" * 40, 1_700_000_000)


def brought(form, text):
    """The book that a file of this one becomes when it is brought."""
    reading = read_novel(KINDS[form].write(text, Progress()), f"some-file.{form}")
    return text_of(to_files(reading.plan))


@settings(max_examples=25, deadline=None)
@given(BOOK)
def test_markdown_word_and_e_books_keep_every_word_and_how_it_stands(book):
    text = text_of(tree_of(*book))
    for form in ("md", "docx", "epub"):
        again = brought(form, text)
        assert (again.title, again.authors) == (text.title, text.authors), form
        assert [(each.part, each.title) for each in again.chapters] == [
            (each.part, each.title) for each in text.chapters
        ], form
        assert [scene for each in again.chapters for scene in looks(each)] == [
            scene for each in text.chapters for scene in looks(each)
        ], form
        assert again.notes == text.notes, form
        for around in ("front", "back"):
            assert [(b.kind, b.runs) for b in getattr(again, around)] == [
                (b.kind, b.runs) for b in getattr(text, around)
            ], form
        assert again.words == text.words, form


def looks(chapter):
    """A chapter's scenes; a title within one is a title, of whatever level."""
    return [[(b.kind, b.runs) for b in scene] for scene in chapter.scenes]


LONG = "They looked at the water and at the sky and nobody said a word of it to anyone. " * 3
#: In plain text only a line's length tells a title from a paragraph.
SHORT = TITLE.filter(lambda title: len(title) <= 50)
LONG_CHAPTER = st.tuples(
    SHORT.map(lambda title: f"The {title}"),
    st.one_of(st.just(""), SHORT.map(lambda title: f"At {title}")),
    st.lists(STYLED.map(lambda words: [LONG, words]), min_size=1, max_size=3),
)


@settings(max_examples=25, deadline=None)
@given(st.tuples(SHORT, SHORT, st.lists(LONG_CHAPTER, min_size=2, max_size=4)))
@example(("By", "A", [("The one", "", [[LONG, "It rained."]]), ("The two", "", [[LONG, "It rained on."]])]))
def test_plain_text_keeps_every_word_in_its_chapter_and_scene(book):
    text = text_of(tree_of(*book))
    again = brought("txt", text)
    assert (again.title, again.authors) == (text.title, text.authors)
    assert [(each.part, each.title) for each in again.chapters] == [(each.part, each.title) for each in text.chapters]
    assert [[" ".join(b.text for b in s) for s in each.scenes] for each in again.chapters] == [
        [" ".join(b.text for b in s) for s in each.scenes] for each in text.chapters
    ]


def test_a_head_is_understood_and_is_no_text():
    head = "---\ntitle: 'Salt: a tale'\nauthors: [Ada Venn, Ben Orr]\n---\n\n"
    reading = read_novel(f"{head}# Ebb\n\nIt rained.\n\n# Flood\n\nIt rained on.\n".encode(), "x.md")
    assert (reading.plan.title, reading.plan.author) == ("Salt: a tale", "Ada Venn and Ben Orr")
    assert reading.plan.front == ""
    assert reading.words == count_words("Ebb It rained. Flood It rained on.")


def test_a_head_that_says_more_keeps_its_words_before_the_story():
    head = "---\ntitle: Salt\nauthor: Ada Venn\nabstract: Of a tide clerk.\n---\n\n"
    plan = read_novel(f"{head}# Ebb\n\nIt rained.\n\n# Flood\n\nIt rained on.\n".encode(), "x.md").plan
    assert (plan.title, plan.author) == ("Salt", "Ada Venn")
    assert "abstract: Of a tide clerk." in plan.front


def test_a_break_at_the_top_is_no_head():
    plan = read_novel(b"---\n\nIt rained: all night.\n\n---\n\nIt rained on.\n", "x.md").plan
    assert [scene.prose.split() for chapter in plan.chapters for scene in chapter.scenes][-1] == ["It", "rained", "on."]
    assert plan.words == 7


NOTED = [
    ("One", "", [["Quiet[^1] it was."], ["It was quiet[^1] again.", "[^1]: So they said."]]),
    ("Two", "", [["And loud[^1].", "[^1]: Not so they said.\n\n    Others did."]]),
]


@pytest.mark.parametrize("form", ["md", "docx", "epub", "txt"])
def test_a_footnote_comes_back_to_the_scene_that_calls_it_first_however_often_it_is_called(form):
    text = text_of(tree_of("Salt", "Ada Venn", NOTED))
    again = brought(form, text)
    assert list(text.notes) == list(again.notes) == ["1", "2"]
    assert [[b.text for b in note] for note in again.notes.values()] == (
        [["So they said."], ["Not so they said.", "Others did."]]
        if form != "txt"  # a note is a paragraph there
        else [["So they said."], ["Not so they said. Others did."]]
    )
    calls = [
        [run.note for b in scene for run in b.runs if run.note] for each in again.chapters for scene in each.scenes
    ]
    assert calls == [["1"], ["1"], ["2"]]


AROUND_IT = (
    ["*For my mother*", "> A letter, quoted.[^1]", "[^1]: From her."],
    ["# Acknowledgements", "Thanks to Ben."],
)
PLAIN_ONES = [(f"Chapter {name}", "", [[LONG], [LONG]]) for name in ("One", "Two")]


@pytest.mark.parametrize("form", ["md", "docx", "epub", "txt"])
def test_what_stands_around_the_story_leaves_in_its_place_and_comes_back_there(form):
    text = text_of(tree_of("Salt", "Ada Venn", PLAIN_ONES, *AROUND_IT))
    assert [block.text for block in text.front] == ["For my mother", "A letter, quoted."]
    again = brought(form, text)
    assert [(each.title, len(each.scenes)) for each in again.chapters] == [("Chapter One", 2), ("Chapter Two", 2)]
    assert [" ".join(block.text.split()) for block in again.front] == ["For my mother", "A letter, quoted."]
    assert [block.text for block in again.back] == ["Acknowledgements", "Thanks to Ben."]
    assert KINDS[form].write(again, Progress()).count(b"mother") == KINDS[form].write(text, Progress()).count(b"mother")


@pytest.mark.parametrize("form", ["md", "docx", "epub"])
def test_a_second_journey_changes_no_byte(form):
    chapters = [("Ebb", "", [["It rained.", "***", "It rained on.[^1]", "[^1]: All night."], ["Then not."]])]
    once = brought(form, text_of(tree_of("Salt", "Ada Venn", chapters, *AROUND_IT)))
    assert [len(each.scenes) for each in once.chapters] == [2]
    assert KINDS[form].write(brought(form, once), Progress()) == KINDS[form].write(once, Progress())
