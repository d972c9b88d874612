"""The version of a book's format: what a later one means nobody knows here, so it is not read as this one."""

from __future__ import annotations

from plotweaver_manuscript.yamlspan import load_mapping

#: What is read and written here.
FORMAT = 1
#: The file that tells it.
SETTINGS = "plotweaver.yaml"
REMEDY = f"Open it with a PlotWeaver that knows its format, or write `format: {FORMAT}` if that is what it is."


def unknown_format(settings: str) -> str:
    """Return why a book cannot be read, in a sentence; empty if it can.

    Args:
        settings: the text of its plotweaver.yaml. Where it tells no format, or cannot be read, this one is meant.
    """
    told = load_mapping(settings)[0].get("format")
    if told is None or str(told).strip() == str(FORMAT):
        return ""
    return f"This book says that it is of format {' '.join(str(told).split())}; only format {FORMAT} is known here."
