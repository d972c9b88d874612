"""Checks quote what they find, and are silent on clean text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plotweaver_manuscript.edits import new_book
from plotweaver_quality.checks import check_book
from plotweaver_quality.novel import Novel, SceneText
from plotweaver_quality.places import Places
from plotweaver_quality.running import check_novel
from plotweaver_quality.sarif import to_sarif
from plotweaver_quality.settings import Settings

_SCENE = "manuscript/chapter-1/scene-1.md"
_PHRASE = "the harbour lay turning over in its grey sleep"


def _book(prose: str, **files: str) -> dict[str, bytes]:
    tree = new_book("Low Water")
    return (
        tree
        | {_SCENE: tree[_SCENE] + prose.encode()}
        | {path.replace("__", "/"): text.encode() for path, text in files.items()}
    )


def _with_guide(prose: str, guide: str) -> dict[str, bytes]:
    return _book(prose) | {"style/guide.yaml": guide.encode()}


def test_a_striking_phrase_that_comes_again_quotes_both_places() -> None:
    tree = _book(f"At dawn {_PHRASE}.\n\nHe ate.\n\nAt dusk {_PHRASE}.\n")
    (finding,) = check_book(tree)
    text = tree[_SCENE].decode()
    assert finding.rule == "repetition.phrase"
    assert finding.at.quote == _PHRASE == text[finding.at.start : finding.at.end]
    assert [place.quote for place in finding.related] == [_PHRASE]
    assert finding.at.start > finding.related[0].end


def test_common_words_may_come_again() -> None:
    assert check_book(_book("And then he went to the door.\n\nAnd then he went to the sea.\n")) == []


def test_anaphora_within_a_paragraph_is_a_figure_of_speech() -> None:
    assert check_book(_book("Grey ships left grey harbours slowly. Grey ships left grey harbours slowly.\n")) == []


def test_the_style_guide_bans_and_prefers_words() -> None:
    tree = _with_guide(
        "It was Suddenly dark, and he utilised\nit.\n", "banned: [suddenly]\npreferred: {utilised it: used it}\n"
    )
    assert [(f.rule, f.severity, f.at.quote) for f in check_book(tree)] == [
        ("style.banned", "error", "Suddenly"),
        ("style.preferred", "warning", "utilised\nit"),
    ]


def test_a_banned_word_inside_another_is_none() -> None:
    assert check_book(_with_guide("Unsuddenly.\n", "banned: [suddenly]\n")) == []


def test_a_guide_of_another_shape_is_no_guide_and_is_told_of() -> None:
    found = check_book(_with_guide("Suddenly.\n", "banned: suddenly\npreferred: [x]\n"))
    assert [(each.rule, each.message.split()[0]) for each in found] == [
        ("book.guide", "banned"),
        ("book.guide", "preferred"),
    ]
    assert {each.at.path for each in found} == {"style/guide.yaml"}


@pytest.mark.parametrize(
    "entry",
    [
        "tense: pastt",
        "person: fourth",
        "spelling: klingon",
        "spelling: en-UK",
        "quotation_marks: curly",
        "sentence_length: lots",
        "sentence_length: -3",
        "reading_level: true",
        "numbers: 100",
        "patterns: [{message: Look.}]",
        "baned: [suddenly]",
        "quotation-marks: double",
    ],
)
def test_an_entry_of_the_guide_that_is_not_understood_is_told_of(entry: str) -> None:
    (finding,) = check_book(_with_guide("Rain.\n", f"{entry}\n"))
    assert finding.rule == "book.guide"
    assert finding.message.startswith(entry.partition(":")[0])


@pytest.mark.parametrize(
    "entry",
    [
        "tense: past",
        "spelling: en_GB",
        "spelling: de-AT",
        "spelling: en",
        "quotation_marks: none",
        "sentence_length: 40",
        "numbers: {words_below: 100}",
        "banned:",
        "the mood of the book: quiet",
    ],
)
def test_what_is_understood_and_what_is_the_author_s_own_is_not_told_of(entry: str) -> None:
    assert check_book(_with_guide("Rain.\n", f"{entry}\n")) == []


@pytest.mark.parametrize("path", ["style/guide.yaml", "quality/waivers.yaml"])
def test_what_a_book_is_checked_by_and_cannot_be_read_is_told_of_with_its_line(path: str) -> None:
    tree = _with_guide("Suddenly.\n", "") | {path: b"tense: past\nbanned: [suddenly\n"}
    (finding,) = check_book(tree)
    assert (finding.rule, finding.at.path) == ("book.yaml.unreadable", path)


def test_a_waiver_with_a_reason_silences_its_finding_and_one_without_does_not() -> None:
    tree = _with_guide("Suddenly.\n", "banned: [suddenly]\n")
    (finding,) = check_book(tree)
    waiver = f"waivers:\n  - finding: {finding.fingerprint}\n    reason: %s\n"
    assert check_book(tree | {"quality/waivers.yaml": (waiver % "Her word.").encode()}) == []
    assert check_book(tree | {"quality/waivers.yaml": (waiver % "''").encode()})[-1] == finding


def test_broken_details_are_a_finding_at_their_line() -> None:
    tree = _book("") | {_SCENE: b"---\nid: a\ntitle: [\n---\nText.\n"}
    assert "book.details.unreadable" in {finding.rule for finding in check_book(tree)}


def test_a_scene_that_is_not_utf_8_is_a_finding() -> None:
    findings = check_book({"manuscript/c/s.md": "---\nid: s\n---\nCafé".encode("latin-1")})
    (found,) = [each for each in findings if each.rule == "book.encoding"]
    assert found.at.path == "manuscript/c/s.md"
    assert found.suggestion == "Save it as UTF-8."


def test_what_is_in_no_list_is_to_be_written_into_one() -> None:
    findings = check_book({"manuscript/c/s.md": b"---\nid: s\n---\nIt rained."})
    assert {each.suggestion for each in findings if each.rule == "book.order.unlisted"} == {
        "Write it into the list where it belongs."
    }


def test_sarif_counts_lines_and_columns_from_one() -> None:
    tree = _with_guide("Then\nsuddenly.\n", "banned: [suddenly]\n")
    log = to_sarif(check_book(tree), Places({path: data.decode() for path, data in tree.items()}))
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 6, "startColumn": 1, "endLine": 6, "endColumn": 9}


def test_sarif_calls_files_as_their_repository_does() -> None:
    tree = _with_guide("Then\nsuddenly.\n", "banned: [suddenly]\n")
    log = to_sarif(check_book(tree), Places({path: data.decode() for path, data in tree.items()}, "my books/rain/"))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": f"my%20books/rain/{_SCENE}"}


def test_sarif_says_what_a_related_passage_is() -> None:
    tree = _with_guide("She lit the old brass lantern slowly.\n\nHe saw the old brass lantern slowly die.\n", "")
    log = to_sarif(check_book(tree), Places({path: data.decode() for path, data in tree.items()}))
    (place,) = log["runs"][0]["results"][0]["relatedLocations"]
    assert place["message"]["text"] == f"{_SCENE}:5:9 “the old brass lantern slowly”"
    assert place["physicalLocation"]["region"]["startLine"] == 5


_WORDS = st.lists(
    st.sampled_from(["grey", "ships", "left", "harbours", "slowly", "the", "\n\n", "Dawn.", "rain"]), max_size=80
)


@settings(deadline=None)  # the first example loads word lists
@given(st.lists(_WORDS, min_size=1, max_size=4), st.integers(0, 50))
def test_every_quote_is_the_text_at_its_place(scenes: list[list[str]], offset: int) -> None:
    texts = tuple(SceneText(f"s{n}", f"{n}.md", "T", " ".join(words), offset) for n, words in enumerate(scenes))
    by_path = {scene.path: "x" * offset + scene.prose for scene in texts}
    for finding in check_novel(Novel(texts), Settings(guide={"banned": ["rain"]})):
        for place in (finding.at, *finding.related):
            assert by_path[place.path][place.start : place.end] == place.quote


def test_a_rule_of_the_book_that_cannot_be_understood_is_a_finding():
    settings = b"format: 1\ntitle: Rain\nrules:\n  - nonsense: 1\n"
    (finding,) = check_book({"plotweaver.yaml": settings})
    assert (finding.rule, finding.at.path) == ("book.rules", "plotweaver.yaml")
    assert "Rule 1: nonsense is not known here." in finding.message
