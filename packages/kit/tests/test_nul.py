"""No text with a NUL comes in, and no other text is kept out."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plotweaver_kit import nul
from plotweaver_kit.problems import ProblemError

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
DOCUMENTS = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    max_leaves=8,
)


def refused(check, given) -> str | None:
    try:
        check(given)
    except ProblemError as error:
        return error.code
    return None


@given(DOCUMENTS, st.booleans())
def test_a_document_is_refused_exactly_if_one_of_its_texts_holds_it(document, ascii_only) -> None:
    data = json.dumps(document, ensure_ascii=ascii_only).encode()
    holds = "\\u0000" in json.dumps(document, ensure_ascii=False).replace("\\\\", "")
    assert refused(nul.require_none_in_json, data) == ("request.invalid" if holds else None)


@pytest.mark.parametrize("data", [b'"\\u0000', b"", b"\\u0000", "“\\u0000".encode("utf-16")])
def test_what_is_no_json_is_refused_elsewhere(data) -> None:
    assert refused(nul.require_none_in_json, data) is None


def test_a_query_and_a_path_are_looked_at_too() -> None:
    assert refused(nul.require_none_in, ["a", "b\0"]) == "request.invalid"
    assert refused(nul.require_none_in_path, ["a\0"]) == "not_found"
    assert refused(nul.require_none_in, ["a"]) is refused(nul.require_none_in_path, ["%00"]) is None
