"""Novels in the files of Word, LibreOffice, pandoc and e-book makers, read as chapters, scenes and words."""

from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from plotweaver_formats.reading import is_novel, read_novel
from plotweaver_manuscript.prose import word_spans

from .files import docx, epub, odt

DATA = Path(__file__).parent / "data"


def words_of(text):
    return [text[start:end] for start, end in word_spans(text)]


def read(data, filename="book.docx"):
    return read_novel(data, filename).plan


def prose_of(plan):
    return "\n".join(scene.prose for chapter in plan.chapters for scene in chapter.scenes)


@pytest.mark.parametrize("kind", ["docx", "odt", "epub"])
def test_a_file_by_pandoc_keeps_headings_breaks_italics_and_footnotes(kind):
    plan = read((DATA / f"tide-clerk-pandoc.{kind}").read_bytes(), f"x.{kind}")
    assert (plan.title, plan.author) == ("The Tide Clerk", "Ada Venn")
    assert [(chapter.title, len(chapter.scenes)) for chapter in plan.chapters] == [
        ("Chapter One: Ebb", 2),
        ("Chapter Two: Flood", 1),
    ]
    first = plan.chapters[0].scenes[0].prose
    assert "The *tide* went out, and **nobody** said so.[^1]" in first
    assert "[^1]: It was *their* custom to keep quiet." in first
    assert "a literal \\*star\\* with snake_case_name" in first
    assert "She had a\\\nbroken line" in first
    assert "***Both*** at once" in plan.chapters[0].scenes[1].prose
    assert "> A letter, quoted." in plan.chapters[0].scenes[1].prose


def test_a_word_file_without_heading_styles_is_divided_by_what_its_lines_say():
    body = [f"Word number {number} of the first chapter." for number in range(9)]
    plan = read(docx(["Salt", "by Ada Venn", "Chapter One", *body, "Chapter Two", *body]))
    assert [chapter.heading.strip() for chapter in plan.chapters] == ["Chapter One", "Chapter Two"]
    assert (plan.title, plan.author) == ("Salt", "Ada Venn")


def test_where_blank_lines_are_rare_one_parts_two_scenes():
    lines = [f"Line {number} goes on." for number in range(8)]
    plan = read(docx([("Heading 1", [("One", False, False)]), *lines, "", *lines]))
    assert len(plan.chapters[0].scenes) == 2


def test_where_a_blank_line_stands_after_every_paragraph_none_parts_scenes():
    lines = [piece for number in range(8) for piece in (f"Line {number} goes on.", "")]
    plan = read(docx([("Heading 1", [("One", False, False)]), *lines]))
    assert len(plan.chapters[0].scenes) == 1


def test_an_open_document_keeps_notes_breaks_and_deletions():
    plan = read(
        odt(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone words</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>"
            '<text:h text:outline-level="1">One</text:h>'
            '<text:p>She <text:span text:style-name="T1">leaned</text:span><text:s/>out<text:note><text:note-citation>1'
            "</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note>.</text:p>"
            '<text:p>***</text:p><text:p>Then <text:span text:style-name="T2">nothing</text:span>.</text:p>'
        ),
        "x.odt",
    )
    assert [scene.prose for scene in plan.chapters[0].scenes] == [
        "She *leaned* out[^1].\n\n[^1]: A note.\n",
        "Then **nothing**.\n",
    ]


def test_an_e_book_is_read_in_the_order_of_its_spine_with_italics_from_its_style_sheet():
    plan = read(
        epub(
            '<h1>One</h1><p>It was <span class="it">late</span>&#160;there.<a epub:type="noteref" href="#n1">1</a></p>'
            '<aside epub:type="footnote" id="n1"><p>So they said.</p></aside>',
            "<h1>Two</h1><p>First.</p><hr/><p>Second.</p>",
            css=".it { font-style: italic }",
        ),
        "x.epub",
    )
    assert (plan.title, plan.author) == ("Salt", "Ada Venn")
    assert plan.chapters[0].scenes[0].prose == "It was *late*\xa0there.[^1]\n\n[^1]: So they said.\n"
    assert [scene.prose for scene in plan.chapters[1].scenes] == ["First.\n", "Second.\n"]


def test_an_e_book_of_google_docs_keeps_italics_and_footnotes():
    # its classes are told in each page, every word is in a span, and notes stand at the end below a line
    head = "<style>.c1{font-style:italic}.c2{font-weight:400;font-style:normal}.c3{font-weight:700}</style>"
    page = (
        f'{head}<h1 class="c4" id="h.1"><span class="c3">The Flats</span></h1>'
        '<p class="c5"><span class="c2">She had a </span><span class="c1">figure</span><span> in mind.</span>'
        '<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><p class="c5"><span class="c2">***</span></p>'
        '<p class="c5"><span class="c2">Then it was noon.</span></p><hr class="c6"/>'
        '<div><p class="c7"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span class="c2"> Four metres.</span></p></div>'
    )
    plan = read(epub(page), "x.epub")
    assert [chapter.title for chapter in plan.chapters] == ["The Flats"]
    assert [scene.prose for scene in plan.chapters[0].scenes] == [
        "She had a *figure* in mind.[^1]\n\n[^1]: Four metres.\n",
        "Then it was noon.\n",
    ]


@pytest.mark.parametrize("kind", ["nav", "ncx"])
def test_where_an_e_book_has_no_headings_its_table_of_contents_names_them(kind):
    # LibreOffice writes headings as paragraphs
    pages = [f"<p><b>{title}</b></p><p>It was noon.</p><p>{title}</p>" for title in ("Ebb", "Flood")]
    plan = read(epub(*pages, contents=(kind, ["Ebb", "Flood"])), "x.epub")
    assert [chapter.title for chapter in plan.chapters] == ["Ebb", "Flood"]
    assert plan.chapters[0].scenes[0].prose == "It was noon.\n\nEbb\n"


def test_the_small_letters_over_a_word_are_no_words_of_an_open_document():
    ruby = "<text:ruby><text:ruby-base>海</text:ruby-base><text:ruby-text>うみ</text:ruby-text></text:ruby>"
    assert prose_of(read(odt(f"<text:p>A {ruby} sea.</text:p>"), "x.odt")) == "A 海 sea.\n"


def test_an_open_document_is_called_what_its_title_says():
    title = '<text:p text:style-name="Title">Salt</text:p>'
    assert (
        read(odt(f"<text:p>Ada Venn 900 words</text:p>{title}<text:p>It was noon.</text:p>"), "x.odt").title == "Salt"
    )


def test_a_link_back_from_a_footnote_takes_no_paragraph_along():
    # as LibreOffice writes e-books: the link back stands in raised letters, too, and leads to the mark
    page = (
        '<p>Quiet.<sup id="m1"><a epub:type="noteref" href="#n1">i</a></sup> More of it.</p><p>Then.</p>'
        '<aside epub:type="footnote" id="n1"><p><span><sup><a href="#m1">i</a></sup>A note.</span></p></aside>'
    )
    text = prose_of(read(epub(f"<h1>One</h1>{page}", f"<h1>Two</h1>{page.replace('>i<', '>2<')}"), "x.epub"))
    assert text == "".join(f"Quiet.[^{n}] More of it.\n\n[^{n}]: A note.\n\nThen.\n\n" for n in (1, 2)).rstrip() + "\n"


def test_the_numbers_and_dots_of_lists_are_kept():
    listed = '<ol start="3"><li>Salt</li><li><p>Rope</p></li></ol><ul><li>Tar</li></ul><p>End.</p>'
    assert prose_of(read(epub(f"<h1>One</h1>{listed}"), "x.epub")) == "3. Salt\n\n4. Rope\n\n• Tar\n\nEnd.\n"
    levels = {"number": 'style:num-format="1"', "bullet": 'text:bullet-char="•"'}
    styles = "".join(
        f'<text:list-style style:name="{kind}"><text:list-level-style-{kind} text:level="1" {look}/></text:list-style>'
        for kind, look in levels.items()
    )
    items = "".join(
        f'<text:list text:style-name="{kind}"><text:list-item><text:p>Salt</text:p></text:list-item></text:list>'
        for kind in levels
    )
    assert prose_of(read(odt(f"{styles}{items}<text:p>End.</text:p>"), "x.odt")) == "1. Salt\n\n• Salt\n\nEnd.\n"


def test_a_table_of_contents_and_running_lines_are_left_out_and_named():
    master = "<style:master-page><style:header><text:p>Venn / Salt</text:p></style:header></style:master-page>"
    contents = "<text:table-of-content><text:p>One 1</text:p></text:table-of-content>"
    found = read_novel(odt(f"{master}{contents}<text:p>Words.</text:p>"), "x.odt")
    assert found.left_out == ("the table of contents", "the lines at the top and foot of pages")
    assert "One" not in "".join(found.plan.pieces())


def test_a_text_with_a_paragraph_in_each_line_is_divided_as_a_word_processor_would():
    long = "The boats went out before it was light. " * 3 + "Nobody on the mole said a word."
    lines = ["Salt", "Chapter One", *[long] * 4, "***", *[long] * 4, "", long, "Chapter Two", *[long] * 3]
    plan = read("\n".join(lines).encode(), "salt.txt")
    assert [(chapter.heading.strip(), len(chapter.scenes)) for chapter in plan.chapters] == [
        ("Chapter One", 2),
        ("Chapter Two", 1),
    ]
    assert plan.chapters[1].scenes[0].prose == "\n\n".join([long] * 3) + "\n"


def test_a_wrapped_text_keeps_its_lines():
    wrapped = "The boats went out before\nit was light, and nobody\nsaid a word.\n\n--------\n\nThen\nnight came.\n"
    plan = read(f"CHAPTER I\n\n{wrapped}".encode(), "salt.txt")
    assert [scene.prose for scene in plan.chapters[0].scenes] == [
        "The boats went out before\nit was light, and nobody\nsaid a word.\n",
        "Then\nnight came.\n",
    ]


def test_a_rule_that_pandoc_draws_in_a_word_file_parts_scenes():
    plan = read((DATA / "tide-clerk-ruled-pandoc.docx").read_bytes())
    assert [[scene.prose for scene in chapter.scenes] for chapter in plan.chapters] == [
        [
            "The *tide* went out.[^1]\n\n[^1]: So they said.\n",
            "Then it came in.[^2]\n\n[^2]: *Twice*.\n\n    And once more.\n",
            "And then, noon.\n",
        ],
        ["It rose.\n"],
    ]


def test_a_line_drawn_across_an_open_document_parts_scenes():
    styles = (
        '<style:style style:name="Horizontal_20_Line" style:display-name="Horizontal Line" style:family="paragraph">'
        '<style:paragraph-properties fo:border-top="none" fo:border-bottom="1pt double #808080"/></style:style>'
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Horizontal_20_Line"/>'
    )
    data = odt(f'{styles}<text:p>Before.</text:p><text:p text:style-name="P1"/><text:p>After.</text:p>')
    assert [scene.prose for scene in read(data, "x.odt").chapters[0].scenes] == ["Before.\n", "After.\n"]


def test_footnotes_below_a_text_in_markdown_stand_in_the_scenes_that_call_them():
    text = (
        "# Ebb\n\nQuiet.[^1]\n\n***\n\nLoud,[^far] too.\n\n# Flood[^t]\n\nIt rose.\n\n"
        "[^1]: So they said.\n[^far]: *Others* did.\n\n    At length.\n\n[^t]: Or *Low water*.\n\n[^9]: Of nothing.\n"
    )
    plan = read(text.encode(), "x.md")
    assert [(chapter.title, [scene.prose for scene in chapter.scenes]) for chapter in plan.chapters] == [
        (
            "Ebb",
            ["Quiet.[^1]\n\n[^1]: So they said.\n", "Loud,[^far] too.\n\n[^far]: *Others* did.\n\n    At length.\n"],
        ),
        ("Flood", ["It rose.[^t]\n\n[^t]: Or *Low water*.\n\n[^9]: Of nothing.\n"]),
    ]
    assert plan.words == len(words_of(text))


@pytest.mark.parametrize(
    ("written", "prose"),
    [
        ("He packed:\n\n- salt\n- bread\n  for two\n", "He packed:\n\n- salt\n\n- bread\n  for two\n"),
        ("1. first\n2. second\n", "1. first\n\n2. second\n"),
        (
            "| The wind is cold,\n| the wind is old,\n|   and *so* am I.\n",
            "The wind is cold,\\\nthe wind is old,\\\n\xa0\xa0and *so* am I.\n",
        ),
        ("| a | b |\n|---|:-:|\n| c |   |\n", "a\n\nb\n\nc\n"),
        ("He had\n- he said -\n- salt.\n", "He had\n- he said -\n- salt.\n"),
        ("- salt\\\n- bread\n", "- salt\\\n- bread\n"),
        ("1918. The year\nthat it ended.\n", "1918. The year\nthat it ended.\n"),
    ],
)
def test_lists_verse_and_tables_in_markdown_keep_their_lines(written, prose):
    plan = read(f"# Ebb\n\n{written}".encode(), "x.md")
    assert [scene.prose for scene in plan.chapters[0].scenes] == [prose]


def test_footnotes_of_each_chapter_may_have_the_same_marks():
    chapters = "".join(f"# {name}\n\nA[^1] b.\n\n***\n\nC[^1] d.\n\n[^1]: Of {name}.\n\n" for name in ("Ebb", "Flood"))
    assert [chapter.scenes[0].prose for chapter in read(chapters.encode(), "x.md").chapters] == [
        f"A[^1] b.\n\n[^1]: Of {name}.\n" for name in ("Ebb", "Flood")
    ]


def test_a_footnote_of_a_title_in_a_word_processor_is_called_below_it():
    body = "<text:note-body><text:p>So.</text:p></text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"
    plan = read(odt(f'<text:h text:outline-level="1">Ebb{note}</text:h><text:p>It fell.</text:p>'), "x.odt")
    assert (plan.chapters[0].title, plan.chapters[0].scenes[0].prose) == ("Ebb", "It fell.[^1]\n\n[^1]: So.\n")


HEADED = ["Dedication", "For my mother.", "Ebb", "It fell.", "Flood", "It rose.", "Acknowledgements", "Thanks."]


@pytest.mark.parametrize("form", ["docx", "odt", "epub", "md"])
def test_headings_of_what_stands_around_the_story_head_no_chapters(form):
    pairs = list(zip(HEADED[::2], HEADED[1::2], strict=True))
    made = {
        "docx": lambda: docx([each for t, x in pairs for each in (("Heading 1", [(t, False, False)]), x)]),
        "odt": lambda: odt(
            "".join(f'<text:h text:outline-level="1">{t}</text:h><text:p>{x}</text:p>' for t, x in pairs)
        ),
        "epub": lambda: epub(*(f"<h1>{t}</h1><p>{x}</p>" for t, x in pairs)),
        "md": lambda: "\n\n".join(f"# {t}\n\n{x}" for t, x in pairs).encode(),
    }
    plan = read(made[form](), f"x.{form}")
    assert [chapter.title for chapter in plan.chapters] == ["Ebb", "Flood"]
    assert (plan.front, plan.back) == ("# Dedication\n\nFor my mother.\n", "# Acknowledgements\n\nThanks.\n")


def test_an_e_book_says_itself_what_stands_around_the_story():
    plan = read(
        epub(
            '<section epub:type="titlepage"><h1>Salt</h1><p>Ada Venn</p></section>',
            '<section epub:type="epigraph"><h2>Of the tide</h2><p>It waits.</p></section>',
            "<h1>Ebb</h1><p>It fell.</p>",
            '<section epub:type="backmatter"><h1>On salt</h1><p>It is bitter.</p></section>',
        ),
        "x.epub",
    )
    assert [chapter.title for chapter in plan.chapters] == ["Ebb"]
    assert " ".join(plan.front.split()) == "# Salt Ada Venn ## Of the tide It waits."
    assert plan.back == "# On salt\n\nIt is bitter.\n"


def test_pictures_are_told_of():
    page = '<h1>One</h1><p>Here <img src="a.png" alt=""/> it is.</p>'
    assert read_novel(epub(page), "x.epub").left_out == ("1 picture",)


_word = st.text(st.characters(categories=("L", "N"), max_codepoint=0x2FFF), min_size=1, max_size=6)
_odd = st.sampled_from(["*", "_", "# ", ">", "\\", "[^1]", "—", "“", "x*y", "_z_", "`"])
_piece = st.tuples(
    st.lists(_word | _odd, min_size=1, max_size=5).map(" ".join),
    st.booleans(),
    st.booleans(),
)


@settings(max_examples=6, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(st.lists(st.lists(_piece, min_size=1, max_size=4), min_size=1, max_size=8))
def test_every_word_of_a_word_file_is_in_the_book_in_order(paragraphs):
    # in a Word file these are signs like any other, and no footnote's
    text = "\n".join("".join(piece for piece, _, _ in runs) for runs in paragraphs).replace("[^", "[ ^")
    if not words_of(text):
        return
    data = docx([("Normal", runs) for runs in paragraphs])
    plan = read(data)
    # a style that begins inside a word parts it in two: its letters are what is kept
    assert "".join(words_of("\n".join(plan.pieces()))) == "".join(words_of(text))


def test_what_is_a_novel_is_told_from_a_zipped_book():
    assert is_novel(docx(["Words."]))
    assert not is_novel(b"PK\x03\x04 broken")
