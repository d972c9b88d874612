"""Finding words: in the version that is read and in no other, whatever signs are typed."""

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest
from plotweaver_bff.content import index
from plotweaver_bff.content.ranking import row_of
from plotweaver_bff.content.wording import terms

PROJECT = "abcdefghijkl"
ONE = "manuscript/one/"


def _scene(name, words):
    return f"---\nid: {name}\ntitle: {name.capitalize()}\n---\n\n{words}\n".encode()


FILES = {
    "manuscript/book.yaml": b"chapters:\n  - one\n",
    f"{ONE}chapter.yaml": b"title: One\nscenes:\n  - dawn\n  - noon\n",
    f"{ONE}dawn.md": _scene(
        "dawn", "The harbour lay still. Nobody spoke.\n\nThe caf\u00e9 was closed; the harbour, too."
    ),
    f"{ONE}noon.md": _scene("noon", "It was hot and still. Élodie didn’t speak of the harbour master.\n\n東京へ行く。"),
    "characters/elodie.yaml": "name: Élodie\nrole: keeper of the harbour\n".encode(),
}


@pytest.fixture
def written(house, peer):
    """A book of two scenes; returns (commit, seq)."""
    commit, seq = peer.commit(FILES)
    assert house.read(f"/outline?min_seq={seq}").status_code == 200
    return commit, seq


@pytest.fixture
def found(house, written):
    """Search, and return (scene, words found) of each place."""

    def search(query, **more):
        answer = house.ask("GET", f"/api/v1/projects/{PROJECT}/search", "owner", params={"q": query, **more})
        assert answer.status_code == 200, answer.text
        return [_read(house, hit, more) for hit in answer.json()["hits"]]

    return search


def _read(house, hit, more):
    where = {key: value for key, value in more.items() if key in ("branch", "at")}
    path = f"/api/v1/projects/{PROJECT}/files/{hit['path']}"
    text = house.ask("GET", path, "owner", params=where).json()["text"]
    assert text[hit["quote_start"] :].startswith(hit["quote"])
    assert hit["quote_start"] <= hit["start"] < hit["end"] <= hit["quote_start"] + len(hit["quote"])
    return hit["scene"], text[hit["start"] : hit["end"]], hit["quote"]


def test_each_sentence_is_quoted_in_the_order_of_the_book_and_other_files_come_last(found):
    assert found("harbour") == [
        ("dawn", "harbour", "The harbour lay still."),
        ("dawn", "harbour", "The café was closed; the harbour, too."),
        ("noon", "harbour", "Élodie didn’t speak of the harbour master."),
        (None, "harbour", "name: Élodie\nrole: keeper of the harbour"),
    ]


def test_sentences_that_hold_most_of_the_words_come_first(found):
    assert [each[2] for each in found("still harbour")][:2] == [
        "The harbour lay still.",
        "It was hot and still.",
    ]


def test_case_accents_and_apostrophes_do_not_matter_and_the_last_word_may_be_a_beginning(found):
    assert [each[1] for each in found("CAFE")] == ["café"]
    assert found("elodie didn't")[0][1] == "Élodie didn’t"
    assert found("harbour mas")[0][1] == "harbour master"
    assert found("harbo lay") == []
    assert [each[1] for each in found("東京")] == ["東京"]


def test_words_in_quotation_marks_stand_one_after_another(found):
    assert [each[0] for each in found('"harbour lay"')] == ["dawn"]
    assert found('"lay harbour"') == found('"harbour la"') == []
    assert [each[1] for each in found("“still. Nobody”")] == ["still. Nobody"]
    assert [each[0] for each in found('"the harbour" master')] == ["noon"]


@pytest.mark.parametrize("query", ["still*", '"still', "still'; --", "^still", "{still}", "still) - ("])
def test_signs_mean_nothing(found, query):
    assert found(query) == found("still")


@pytest.mark.parametrize("query", ["still OR zeppelin", "words:still", "still NOT harbour", "NEAR(still harbour)"])
def test_what_a_database_takes_for_an_order_is_a_word_like_any_other(found, query):
    assert found(query) == []


def test_what_no_text_can_hold_is_not_looked_for(house, peer):
    answer = house.ask("GET", f"/api/v1/projects/{PROJECT}/search", "owner", params={"q": "harbour\0"})
    assert (answer.status_code, answer.json()["code"]) == (422, "request.invalid")


@pytest.mark.parametrize("query", ["**", '""', "- -", "()", "NEAR(x y)", "\x1f\x7f"])
def test_what_is_no_word_finds_nothing(found, query):
    assert found(query) == []


def test_a_branch_without_a_scene_does_not_find_it_and_a_later_version_no_more(house, peer, found):
    commit, _ = peer.commit({"style/guide.yaml": b"tense: past\n"})
    peer.name("refs/heads/side", commit)
    without, seq = peer.commit({f"{ONE}dawn.md": None})
    assert {each[0] for each in found("harbour", min_seq=seq)} == {"noon", None}
    assert {each[0] for each in found("harbour", branch="side")} == {"dawn", "noon", None}
    assert {each[0] for each in found("harbour", at=without)} == {"noon", None}


def test_after_a_revert_what_is_found_is_what_is_there(house, peer, found):
    _, seq = peer.commit({f"{ONE}dawn.md": _scene("dawn", "A zeppelin came.")})
    assert [each[0] for each in found("zeppelin", min_seq=seq)] == ["dawn"]
    _, seq = peer.commit({f"{ONE}dawn.md": FILES[f"{ONE}dawn.md"]})
    assert found("zeppelin", min_seq=seq) == []
    assert "dawn" in {each[0] for each in found("harbour")}


@pytest.mark.parametrize("harm", ["missing", "broken", "cut"])
def test_an_index_that_is_gone_or_broken_is_made_again(house, found, harm):
    before = found("harbour")
    file = house.settings.mirror_dir / f"{PROJECT}.git" / "search.db"
    if harm == "missing":
        file.unlink()
    else:
        file.write_bytes(b"not a database" * 1000 if harm == "broken" else file.read_bytes()[:5000])
    # another wish: the answer to the first one is remembered
    assert found("harbour", limit=60) == before


def test_an_index_that_grew_too_large_is_begun_anew(house, peer, found, monkeypatch):
    monkeypatch.setattr(index, "LARGEST", 1)
    first = found("harbour")
    _, seq = peer.commit({f"{ONE}noon.md": _scene("noon", "Nothing.")})
    assert [each[0] for each in found("harbour", min_seq=seq)] == ["dawn", "dawn", None]
    _, seq = peer.commit({f"{ONE}noon.md": FILES[f"{ONE}noon.md"]})
    assert found("harbour", min_seq=seq) == first


def test_more_books_than_stay_open_are_found_in_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr(index, "_KEPT_OPEN", 2)
    kept, asked = index.Index(lambda _: None), terms("harbour")
    files = [tmp_path / f"{number}.db" for number in range(5)]

    def look(number):
        # each in its own words, so that none is taken for another
        texts = {f"prose {number}": lambda: [f"harbour {number}"], "quiet": lambda: ["nothing"]}
        found = kept.find(files[number], texts, asked)
        return found.held == [{row_of(found.numbers[f"prose {number}"], 0)}]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(look, [place % 5 for place in range(100)]))
    # who was searched while others were closed goes with the next search
    assert look(0)
    opened = subprocess.run(["ls", "-l", f"/proc/{os.getpid()}/fd"], capture_output=True, text=True, check=True).stdout
    assert opened.count(str(tmp_path)) <= 2
