"""What Word, Google Docs and Scrivener put into a `.docx` beside plain paragraphs: no word of it is lost."""

import pytest
from plotweaver_formats.reading import read_novel

from .files import p, word

ONE = p("One", "Heading1")
LINE = p("The boats went out before it was light and nobody said a word.")


def prose_of(data):
    return "\n".join(scene.prose for chapter in read_novel(data, "x.docx").plan.chapters for scene in chapter.scenes)


def chapters_of(data):
    return [(chapter.title, len(chapter.scenes)) for chapter in read_novel(data, "x.docx").plan.chapters]


def r(text, look=""):
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


BOX = f"<w:txbxContent>{p('In a box.')}</w:txbxContent>"
DRAWN = f"<w:drawing><wp:anchor><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></wp:anchor></w:drawing>"
OLD = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"


@pytest.mark.parametrize(
    ("inside", "says"),
    [
        (f'<w:fldSimple w:instr="TITLE">{r("salt")}</w:fldSimple>', "a salt b"),
        (f'<w:dir w:val="rtl">{r("שלום")}</w:dir>', "a שלום b"),
        (f'<w:bdo w:val="rtl">{r("שלום")}</w:bdo>', "a שלום b"),
        (f"<w:smartTag>{r('Kent')}</w:smartTag>", "a Kent b"),
        (f"<w:sdt><w:sdtContent>{r('held')}</w:sdtContent></w:sdt>", "a held b"),
        (f"<w:ins>{r('new')}</w:ins><w:del><w:r><w:delText>old</w:delText></w:r></w:del>", "a new b"),
        (f"<w:moveTo>{r('moved')}</w:moveTo><w:moveFrom>{r('gone')}</w:moveFrom>", "a moved b"),
        (f"<w:r><w:ruby><w:rt>{r('うみ')}</w:rt><w:rubyBase>{r('海')}</w:rubyBase></w:ruby></w:r>", "a 海 b"),
        ("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", "a x=2 b"),
        ("<w:r><w:t>up</w:t><w:cr/><w:t>down</w:t></w:r>", "a up\\\ndown b"),
        ("<w:r><w:t>far</w:t><w:ptab/><w:t>off</w:t></w:r>", "a far off b"),
        (r("Small", "<w:smallCaps/>"), "a Small b"),
        (r("seen by few", "<w:vanish/>"), "a seen by few b"),
        (r("soft") + "<w:r><w:softHyphen/></w:r>" + r("ly"), "a soft\xadly b"),
        (r("ten\xa0days"), "a ten\xa0days b"),
    ],
)
def test_words_are_kept_whatever_holds_them(inside, says):
    assert prose_of(word(ONE + f"<w:p>{r('a ')}{inside}{r(' b')}</w:p>")) == f"{says}\n"


@pytest.mark.parametrize(
    "box",
    [
        DRAWN,
        OLD,
        f'<mc:AlternateContent><mc:Choice Requires="wps">{DRAWN}</mc:Choice></mc:AlternateContent>',
        f'<mc:AlternateContent><mc:Choice Requires="wps">{DRAWN}</mc:Choice>'
        f"<mc:Fallback>{OLD}</mc:Fallback></mc:AlternateContent>",
        f'<mc:AlternateContent><mc:Choice Requires="wps">{DRAWN}</mc:Choice>'
        "<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>",
    ],
)
def test_the_text_of_a_box_is_kept_once(box):
    assert prose_of(word(f"{ONE}<w:p>{r('Before.')}<w:r>{box}</w:r></w:p>{LINE}")).count("In a box.") == 1


def test_tables_nested_lists_and_both_kinds_of_notes_are_kept():
    cells = "".join(f"<w:tc>{p(text)}</w:tc>" for text in ("Ebb", "six"))
    marks = '<w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:endnoteReference w:id="1"/></w:r>'
    data = word(
        f"{ONE}<w:tbl><w:tr>{cells}</w:tr></w:tbl><w:p>{r('Marked')}{marks}</w:p>",
        footnotes=f'<w:footnote w:id="1">{p("At the foot.")}</w:footnote>',
        endnotes=f'<w:endnote w:id="1">{p("At the end.")}</w:endnote>',
    )
    prose = prose_of(data)
    assert prose.startswith("Ebb\n\nsix\n\nMarked[^1][^2]")
    assert "[^1]: At the foot." in prose
    assert "[^2]: At the end." in prose


def test_a_table_of_contents_from_the_gallery_is_left_out_whatever_its_styles():
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    data = word(f"<w:sdt>{gallery}<w:sdtContent>{p('One 3')}</w:sdtContent></w:sdt>{ONE}{LINE}")
    assert "One 3" not in "".join(read_novel(data, "x.docx").plan.pieces())
    assert read_novel(data, "x.docx").left_out == ("the table of contents",)


def test_a_file_set_into_the_file_is_named_as_left_out():
    assert read_novel(word(f'{ONE}{LINE}<w:altChunk w:id="x"/>'), "x.docx").left_out == ("a file that is set into it",)


def style(name, inside, based="Normal", kind="paragraph"):
    return (
        f'<w:style w:type="{kind}" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/>{inside}</w:style>'
    )


@pytest.mark.parametrize(
    ("name", "inside", "based"),
    [
        ("My opening", "", "Heading1"),
        ("Salt head", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', "Normal"),
        ("Chapter Title", "", "Normal"),
    ],
)
def test_a_heading_is_known_by_any_name(name, inside, based):
    heads = [p(title, name.replace(" ", "")) for title in ("The Flats", "The Mole")]
    assert chapters_of(word(heads[0] + LINE + heads[1] + LINE, style(name, inside, based))) == [
        ("The Flats", 1),
        ("The Mole", 1),
    ]


def test_a_bold_heading_has_no_marks_in_its_title():
    head = "<w:pPr><w:pStyle w:val='Heading1'/></w:pPr>" + r("The Flats", "<w:b/><w:u w:val='single'/>")
    data = word(f"<w:p>{head}</w:p>{LINE}")
    assert chapters_of(data) == [("The Flats", 1)]


def test_italics_that_a_style_gives_are_kept_and_those_it_takes_away_are_not():
    styles = style("Letter", "<w:rPr><w:i/></w:rPr>") + style("Thought", "<w:rPr><w:i/></w:rPr>", "Normal", "character")
    thought = "<w:rStyle w:val='Thought'/>"
    upright = r("In it ") + r("upright", thought) + r(" again", "<w:i w:val='0'/>")
    data = word(
        f"{ONE}{p('All of it.', 'Letter')}<w:p>{r('Not ')}{r('this', thought)}{r('.')}</w:p>{p(upright, 'Letter')}",
        styles,
    )
    assert prose_of(data) == "*All of it.*\n\nNot *this*.\n\n*In it* upright again\n"


def test_chapters_of_scrivener_are_known_by_their_look():
    body = (
        p("The Tide Clerk", centred=True)
        + p("For my mother", centred=True, page=True)
        + p("The Flats", centred=True, page=True)
        + LINE * 3
        + p("#", centred=True)
        + LINE * 2
        + p("The Mole", page=True, bold=True)
        + LINE * 2
        + p("* * *", centred=True)
        + LINE
        + p("CLOSED FOR THE WINTER", centred=True)
        + LINE
    )
    plan = read_novel(word(body), "x.docx").plan
    assert [(chapter.title, len(chapter.scenes)) for chapter in plan.chapters] == [("The Flats", 2), ("The Mole", 2)]
    assert (plan.title, "For my mother" in plan.front) == ("The Tide Clerk", True)
    assert "CLOSED FOR THE WINTER" in plan.chapters[1].scenes[1].prose


def test_lines_that_say_which_chapter_they_are_keep_the_title_below_them():
    chapter = p("CHAPTER {}", centred=True, page=True) + p("THE {}", centred=True) + LINE * 2
    body = "".join(chapter.format(*names) for names in (("ONE", "FLATS"), ("TWO", "MOLE")))
    assert chapters_of(word(body)) == [("THE FLATS", 1), ("THE MOLE", 1)]


BORDER = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
SHAPE = '<w:drawing><wp:anchor><wps:wsp><a:prstGeom prst="line"/></wps:wsp></wp:anchor></w:drawing>'


@pytest.mark.parametrize(
    "rule",
    [
        # as pandoc, Word's autoformat, its styles, LibreOffice and Word's menus draw it
        '<w:p><w:r><w:pict><v:rect style="width:0;height:1.5pt" o:hrstd="t" o:hr="t"/></w:pict></w:r></w:p>',
        f"<w:p><w:pPr>{BORDER}</w:pPr></w:p>",
        f"<w:p><w:pPr>{BORDER}</w:pPr><w:r><w:t> </w:t></w:r></w:p>",
        p("", "HorizontalLine"),
        f"<w:p><w:r>{SHAPE}</w:r></w:p>",
        f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{SHAPE}</mc:Choice>'
        '<mc:Fallback><w:pict><v:line from="0,0" to="9,0"/></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>',
    ],
)
def test_a_paragraph_that_holds_only_a_drawn_line_parts_scenes(rule):
    data = word(f"{ONE}{LINE}{rule}{LINE}", style("Horizontal Line", f"<w:pPr>{BORDER}</w:pPr>"))
    assert chapters_of(data) == [("One", 2)]
    assert read_novel(data, "x.docx").left_out == ()


@pytest.mark.parametrize(
    "none",
    [
        f"<w:p><w:pPr>{BORDER}</w:pPr>{r('Words over a line.')}</w:p>",
        f"<w:p><w:pPr>{BORDER.replace('single', 'nil')}</w:pPr></w:p>",
        f"<w:tbl><w:tr><w:tc><w:p><w:pPr>{BORDER}</w:pPr></w:p></w:tc></w:tr></w:tbl>",
    ],
)
def test_a_line_below_words_or_in_a_table_parts_nothing(none):
    assert chapters_of(word(f"{ONE}{LINE}{none}{LINE * 2}")) == [("One", 1)]
