"""What is kept comes into the book as attributed versions; what is not, does not."""

import pytest
from plotweaver_gitstore import head


def test_kept_paragraphs_are_in_the_book_with_their_attribution(desk):
    made = desk.propose()
    desk.decide(made["id"], c1="kept", c2="left_out", c3="kept")
    answer = desk.accept(made["id"])
    assert answer.status_code == 200
    accepted = answer.get_json()
    assert (accepted["added"], accepted["left"]) == (2, 0)
    assert desk.file() == f"{desk.text.rstrip()}\n\nElena closed the door.\n\nNobody spoke.\n"
    ((author, subject, trailers),) = desk.log()
    assert (author, subject) == ("Owner <owner@example.org>", "Added what scene-writer@1 suggested")
    assert trailers.pop("Plotweaver-Change")
    assert trailers == {
        "Plotweaver-Run": "run-1",
        "Plotweaver-Agent": "scene-writer@1",
        "Plotweaver-Model": "practice",
        "Plotweaver-Cost": "0.001234",
        "Plotweaver-Gates": "repetition=pass",
    }
    assert desk.heard("content.updated")[-1]["commit"] == accepted["commit"]
    assert [event["status"] for event in desk.heard()] == ["open", "open", "accepted"]
    assert desk.get(made["id"]).get_json()["status"] == "accepted"
    assert desk.accept(made["id"]).get_json()["code"] == "suggestion.closed"


def test_a_persons_edit_of_kept_text_is_a_version_of_its_own(desk):
    made = desk.propose()
    desk.decide(made["id"], c1=("kept", "Elena slammed the door."), c2="kept", c3="left_out")
    accepted = desk.accept(made["id"]).get_json()
    assert [each["added"] for each in made["changes"]] == [False] * 3
    assert [each["added"] for each in desk.get(made["id"]).get_json()["changes"]] == [True, True, False]
    own, agents = desk.log()
    assert "Plotweaver-Run" in agents[2]
    assert set(own[2]) == {"Plotweaver-Change"}
    assert own[0] == agents[0] == "Owner <owner@example.org>"
    assert desk.file(f"{accepted['commit']}") == (
        f"{desk.text.rstrip()}\n\nElena slammed the door.\n\nThe lamp went out.\n"
    )
    parent = str(desk.repository[accepted["commit"]].parents[0].id)
    assert desk.file(parent) == f"{desk.text.rstrip()}\n\nElena closed the door.\n\nThe lamp went out.\n"


def test_word_changes_are_taken_one_by_one(desk):
    made = desk.propose_edits(desk.text.replace("rained", "poured").replace("twice", "three times"))
    assert [(change["before"], change["after"]) for change in made["changes"]] == [
        ("rained", "poured"),
        ("twice", "three times"),
    ]
    desk.decide(made["id"], c1="left_out", c2="kept")
    desk.accept(made["id"])
    assert desk.file() == desk.text.replace("twice", "three times")
    assert desk.log()[0][2]["Plotweaver-Model"] == "m-1"
    assert desk.log()[0][2]["Plotweaver-Cost"] == "0.000000"


def test_undecided_changes_stay_and_come_later_on_top_of_the_newest_version(desk):
    made = desk.propose()
    desk.decide(made["id"], c2=("kept", "The lamp died."))
    first = desk.accept(made["id"]).get_json()
    assert (first["added"], first["left"]) == (1, 2)
    assert desk.get(made["id"]).get_json()["status"] == "open"
    desk.save(desk.file().replace("It rained", "It poured"))
    desk.decide(made["id"], c1="kept", c3="left_out")
    second = desk.accept(made["id"]).get_json()
    assert (second["added"], second["left"]) == (1, 0)
    assert desk.file() == (
        f"{desk.text.rstrip()}\n\nElena closed the door.\n\nThe lamp died.\n".replace("It rained", "It poured")
    )
    assert desk.get(made["id"]).get_json()["status"] == "accepted"


def test_what_is_in_the_book_can_no_longer_be_left_out(desk):
    made = desk.propose()
    desk.decide(made["id"], c1="kept")
    desk.accept(made["id"])
    answer = desk.decide(made["id"], c1="left_out", c2="kept")
    assert (answer.status_code, answer.get_json()["code"]) == (409, "suggestion.closed")
    assert desk.get(made["id"]).get_json()["changes"][1]["decision"] == "undecided"
    assert desk.decide(made["id"], c1="kept", c2="left_out", c3="left_out").get_json()["status"] == "accepted"


def test_accepting_nothing_says_so(desk):
    made = desk.propose()
    desk.decide(made["id"], c1="left_out")
    answer = desk.accept(made["id"])
    assert (answer.status_code, answer.get_json()["code"]) == (422, "request.invalid")
    assert "Keep at least one" in answer.get_json()["detail"]
    assert desk.log() == []


@pytest.mark.parametrize("others", [("It rained all night.", "It poured."), ("The letter came", "A letter came")])
def test_what_others_changed_elsewhere_meanwhile_is_kept_too(desk, others):
    made = desk.propose()
    desk.save(desk.text.replace(*others))
    desk.decide(made["id"], c1="kept")
    assert desk.accept(made["id"]).status_code == 200
    assert desk.file() == f"{desk.text.replace(*others).rstrip()}\n\nElena closed the door.\n"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_who_goes_on_typing_at_the_end_keeps_every_word_and_the_draft_follows(desk, ending):
    desk.save(desk.text.replace("\n", ending))
    desk.base, desk.text = head(desk.repository), desk.file()
    made = desk.propose()
    typed = f"{desk.text.rstrip()} Then he sat down.{ending}{ending}Later it rained.{ending}"
    desk.save(typed)
    desk.decide(made["id"], c1="kept")
    assert desk.accept(made["id"]).status_code == 200
    assert desk.file() == f"{typed.rstrip()}{ending}{ending}Elena closed the door.{ending}"


def test_two_drafts_of_one_scene_can_both_be_kept_from(desk):
    one, two = desk.propose(), desk.propose("The clock struck.", run="run-2")
    for made in (one, two):
        desk.decide(made["id"], c1="kept")
        assert desk.accept(made["id"]).status_code == 200
    assert desk.file() == f"{desk.text.rstrip()}\n\nElena closed the door.\n\nThe clock struck.\n"


def test_text_for_a_place_that_was_deleted_is_stale(desk):
    made = desk.propose()
    desk.save(desk.text.partition("\n\nThe letter")[0] + "\n")
    desk.decide(made["id"], c1="kept")
    versions = desk.log()
    answer = desk.accept(made["id"])
    assert (answer.status_code, answer.get_json()["code"]) == (409, "suggestion.stale")
    assert desk.log() == versions


def test_a_scene_that_was_moved_takes_the_text_where_it_is_now(desk):
    made = desk.propose()
    moved = "manuscript/chapter-i/later.md"
    body = {
        "base": desk.base,
        "edits": [
            {"path": desk.path, "text": None},
            {"path": moved, "text": desk.text},
            {"path": "manuscript/chapter-i/chapter.yaml", "text": "title: I\nscenes: [later]\n"},
        ],
    }
    assert desk.house.call("owner", "POST", f"/api/v1/projects/{desk.project}/changes", body).status_code == 200
    desk.decide(made["id"], c1="kept")
    assert desk.accept(made["id"]).status_code == 200
    desk.path = moved
    assert desk.file() == f"{desk.text.rstrip()}\n\nElena closed the door.\n"


def test_a_scene_that_is_gone_takes_nothing(desk):
    made = desk.propose()
    desk.decide(made["id"], c1="kept")
    assert desk.house.call("owner", "DELETE", f"/api/v1/projects/{desk.project}/scenes/{desk.scene}").status_code == 200
    versions = desk.log()
    answer = desk.accept(made["id"])
    assert (answer.status_code, answer.get_json()["code"]) == (409, "suggestion.stale")
    assert desk.log() == versions


def test_a_sentence_that_both_changed_is_stale_and_nothing_changes(desk):
    made = desk.propose_edits(desk.text.replace("rained", "poured").replace("twice", "three times"))
    desk.save(desk.text.replace("rained", "snowed"))
    desk.decide(made["id"], c1="kept", c2="kept")
    before, told = desk.file(), len(desk.heard())
    answer = desk.accept(made["id"])
    assert (answer.status_code, answer.get_json()["code"]) == (409, "suggestion.stale")
    (conflict,) = answer.get_json()["conflicts"]
    assert ("rained" in conflict["base"], "poured" in conflict["ours"], conflict["theirs"]) == (True, True, before)
    assert (desk.file(), len(desk.heard())) == (before, told)
    desk.decide(made["id"], c1="left_out")
    assert desk.accept(made["id"]).status_code == 200
    assert desk.file() == before.replace("twice", "three times")


def test_a_retry_gets_the_first_answer_and_makes_no_second_version(desk):
    made = desk.propose()
    desk.decide(made["id"], c1=("kept", "My words."), c2="left_out", c3="left_out")
    first = desk.accept(made["id"], key="once")
    again = desk.accept(made["id"], key="once")
    assert (first.status_code, again.get_json()) == (200, first.get_json())
    assert len(desk.log()) == 2


def test_a_text_with_windows_line_endings_keeps_them(desk):
    desk.save(desk.text.replace("\n", "\r\n"))
    desk.base = str(desk.repository.references["refs/heads/main"].target)
    desk.text = desk.file()
    made = desk.propose()
    desk.decide(made["id"], c1=("kept", "One\nline."), c2="kept", c3="left_out")
    desk.accept(made["id"])
    assert desk.file() == f"{desk.text.rstrip()}\r\n\r\nOne\r\nline.\r\n\r\nThe lamp went out.\r\n"
