"""Names that a text uses become its people."""

from plotweaver_manuscript.reading import read_prose
from plotweaver_quality.quotes.deriving import derive_cast

_TEXT = """
Mr. Sherman Holt came in with Mrs. Holt. Holt sat down. “Well?” said Mr. Holt. “Nothing,” said Mrs. Holt. In Zurich they
had seen nothing. “Zurich was cold,” said Sherman Holt. “Sherman,” said Mrs. Holt.

“Who is there?” cried the landlady. “Nobody,” said the landlady. “Good,” said the landlady.
"""


def test_shorter_names_belong_to_longer_ones_and_titles_tell_people_apart() -> None:
    cast = derive_cast(read_prose(_TEXT))
    assert [person.name for person in cast] == ["Mr Sherman Holt", "Mrs Holt", "The Landlady"]
    assert "Mr Holt" in cast[0].aliases


def test_a_text_that_names_nobody_has_no_people() -> None:
    assert derive_cast(read_prose("It rained all day. Nothing was heard but the rain.")) == ()
