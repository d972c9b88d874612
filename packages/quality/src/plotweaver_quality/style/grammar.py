"""Grammar and usage, by Harper (the extra `plotweaver-quality[grammar]`). Without it these rules find nothing.

Harper was chosen by a trial on human novels (docs/guides/checks.md): of its rules those are used that leave good prose
alone. It is given one paragraph at a time, a very long one in pieces of whole sentences, because its time grows faster
than the text, and told to read plain text.
Speech is left alone: people make mistakes when they speak.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING

from plotweaver_manuscript.reading import Reading

from plotweaver_quality.findings import Finding
from plotweaver_quality.lexicon import words_of
from plotweaver_quality.novel import SceneText
from plotweaver_quality.rules import Rule, SceneCheck
from plotweaver_quality.settings import Settings

if TYPE_CHECKING:
    from harper import Lint, Linter

GRAMMAR = Rule(
    "style.grammar",
    "warning",
    "Grammar and usage",
    "A slip that the grammar checker knows. Its options: `ignore: [AnA]` for rules of the checker, `dialogue: true`.",
    may_block=False,
    languages=("en",),
    options={"ignore": "words", "dialogue": "flag"},
)
#: Harper's number of its fix: `Replace`.
_REPLACE = 0
#: What it would write for the letter A, or in capitals.
_LETTER = "AN"
#: So many characters it is given at once.
_LONGEST = 8000
#: A linter is for one thread at a time, and takes a second and 50 MB to make.
THREADS = 2
_idle: dict[tuple[str, tuple[str, ...]], list[Linter]] = {}
_guard = Lock()


def available() -> bool:
    """Say whether the grammar checker is installed."""
    return find_spec("harper") is not None


def find(scene: SceneText, settings: Settings) -> Iterator[Finding]:
    """Yield what the grammar checker finds in narration."""
    if not available():
        return
    reading = scene.reading
    speech = settings.flag(GRAMMAR, "dialogue")
    with _linter(_dialect(settings), settings.words(GRAMMAR, "ignore")) as linter:
        for piece_start, piece_end in _pieces(reading):
            for lint in _lints(linter, scene.prose[piece_start:piece_end]):
                start, end = piece_start + lint.span.start, piece_start + lint.span.end
                if speech or not (reading.in_dialogue(start) or reading.in_dialogue(end - 1)):
                    yield _finding(scene, (start, end), lint)


CHECK = SceneCheck((GRAMMAR,), find, threads=THREADS)


def _pieces(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield each paragraph, or one that is too long in pieces: parted before a sentence, if there is one."""
    for paragraph in reading.paragraphs:
        if paragraph.kind == "break":
            continue
        start, end = paragraph.start, paragraph.end
        while end - start > _LONGEST:
            number = bisect_right(reading.sentences, (start + _LONGEST, 0)) - 1
            before = reading.sentences[number][0] if number >= 0 else start
            stop = before if before > start else start + _LONGEST
            yield start, stop
            start = stop
        yield start, end


def _lints(linter: Linter, prose: str) -> list[Lint]:
    found = linter.lint(prose, language="plaintext")
    return [lint for lint in found if lint.problem_text != "A" or lint.suggestions[0].replacement_text != _LETTER]


def _finding(scene: SceneText, span: tuple[int, int], lint: Lint) -> Finding:
    better = [each.replacement_text for each in lint.suggestions if each.kind == _REPLACE]
    suggestion = "Write " + " or ".join(f"“{each}”" for each in better[:3]) + "." if better else "Look at it again."
    return GRAMMAR.finding(scene, span, lint.message, suggestion, fix=better[0] if len(better) == 1 else None)


def _dialect(settings: Settings) -> str:
    spelling = str(settings.guide.get("spelling") or settings.language).casefold()
    named = {"gb": "BRITISH", "au": "AUSTRALIAN", "ca": "CANADIAN", "in": "INDIAN"}
    return next((named[part] for part in spelling.replace("_", "-").split("-")[1:] if part in named), "AMERICAN")


@contextmanager
def _linter(dialect: str, ignored: tuple[str, ...]) -> Iterator[Linter]:
    """Lend a linter that nobody else uses meanwhile."""
    with _guard:
        idle = _idle.setdefault((dialect, ignored), [])
        linter = idle.pop() if idle else None
    if linter is None:
        linter = _made(dialect, ignored)
    try:
        yield linter
    finally:
        with _guard:
            idle.append(linter)


def _made(dialect: str, ignored: tuple[str, ...]) -> Linter:
    from harper import Dialect, Linter

    linter = Linter(Dialect[dialect])
    used = words_of("harper-rules") - set(ignored)
    linter.set_lint_config({name: name in used for name in linter.get_lint_config()})
    return linter
