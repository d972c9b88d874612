"""A finding keeps its name while other things change, and no two share one."""

from plotweaver_manuscript.edits import new_book
from plotweaver_quality.checks import check_book, report_book
from plotweaver_quality.plain import from_plain, to_plain
from plotweaver_quality.recent import RecentMemory
from plotweaver_quality.registry import CHECKS, rules
from plotweaver_quality.rules import BookCheck

_SCENE = "manuscript/chapter-1/scene-1.md"
_GUIDE = {"style/guide.yaml": b"banned: [suddenly, at once]\n"}


def _book(prose: str) -> dict[str, bytes]:
    tree = new_book("Low Water") | _GUIDE
    return tree | {_SCENE: tree[_SCENE] + prose.encode()}


def _ids(tree: dict[str, bytes]) -> set[str]:
    return {finding.id for finding in check_book(tree)}


def test_an_id_outlives_edits_elsewhere_and_other_wrapping() -> None:
    before = _ids(_book("The gulls rose at once. Then it rained.\n"))
    assert before == _ids(_book("A new beginning.\n\nThe gulls rose at\nonce. And then it poured.\n"))


def test_an_id_outlives_a_scene_s_move() -> None:
    tree = _book("Suddenly it rained.\n")
    moved = {path: data for path, data in tree.items() if path != _SCENE}
    moved["manuscript/chapter-2/rain.md"] = tree[_SCENE]
    assert _ids(tree) <= _ids(moved)


def test_twins_have_ids_of_their_own() -> None:
    found = check_book(_book("Suddenly it rained. Suddenly it stopped.\n"))
    assert [finding.twin for finding in found] == [1, 2]
    assert len({finding.id for finding in found}) == 2
    assert len({finding.fingerprint for finding in found}) == 1


def test_plain_data_holds_the_whole_finding() -> None:
    for finding in check_book(_book("Suddenly it rained.\n")):
        assert from_plain(to_plain(finding)) == finding
        assert to_plain(finding)["id"] == finding.id


def test_every_rule_belongs_to_a_dimension_and_says_what_it_is_for() -> None:
    assert len(rules()) > 20
    assert all(rule.title and rule.explanation for rule in rules().values())
    assert not any(rule.may_block for rule in rules().values() if rule.dimension in ("voice", "book"))


def test_what_is_gathered_of_a_scene_lives_through_json() -> None:
    import json

    from plotweaver_quality.novel import Novel, SceneText
    from plotweaver_quality.settings import Settings

    prose = "She lit the old brass lantern slowly.\n\nHe saw the old brass lantern slowly die.\n"
    novel = Novel((SceneText("a", "a.md", "A", prose * 9), SceneText("b", "b.md", "B", prose)))
    for check in CHECKS:
        if isinstance(check, BookCheck):
            gathered = [check.gather(scene, Settings()) for scene in novel.scenes]
            again = json.loads(json.dumps(gathered))
            assert list(check.judge(novel, gathered, Settings())) == list(check.judge(novel, again, Settings()))


def test_only_what_changed_is_read_again() -> None:
    memory = RecentMemory()
    tree = _book("Suddenly it rained.\n") | {"manuscript/chapter-1/two.md": b"---\nid: two\n---\nAt once.\n"}
    report_book(tree, memory)
    scenes, sentences = _entries(memory)
    changed = tree | {"manuscript/chapter-1/two.md": b"---\nid: two\n---\nAt once, then.\n"}
    assert [finding.id for finding in report_book(changed, memory).findings] == [
        each.id for each in check_book(changed)
    ]
    new_scenes, new_sentences = (new - old for new, old in zip(_entries(memory), (scenes, sentences), strict=True))
    assert len(new_scenes) * 2 == len(scenes)
    assert len(new_sentences) == 1


def _entries(memory: RecentMemory) -> tuple[set[str], set[str]]:
    """Return the names of what is kept of scenes, and of what is kept of sentences."""
    names = set(memory._kept)
    sentences = {name for name in names if name.startswith("claims/")}
    return names - sentences, sentences
