"""Small files of word processors and e-books, made here of our own sentences."""

import io
import zipfile

from docx import Document

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODT_HEAD = (
    f'<office:document-content xmlns:office="{_ODF}office:1.0" xmlns:text="{_ODF}text:1.0"'
    f' xmlns:style="{_ODF}style:1.0" xmlns:fo="{_ODF}xsl-fo-compatible:1.0"><office:automatic-styles>'
    '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    "</office:automatic-styles><office:body><office:text>"
)
ODT_TAIL = "</office:text></office:body></office:document-content>"


def archive(parts):
    """Return a zip archive of parts by name."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return packed.getvalue()


def docx(paragraphs):
    """Return a Word file; a paragraph is a text, or (style, [(text, italic, bold), …])."""
    made = Document()
    for each in paragraphs:
        style, runs = ("Normal", [(each, False, False)]) if isinstance(each, str) else each
        paragraph = made.add_paragraph(style=style)
        for text, italic, bold in runs:
            run = paragraph.add_run(text)
            run.italic, run.bold = italic or None, bold or None
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def odt(body, **more):
    """Return an OpenDocument file with this XML in its body, and further parts."""
    content = f"{ODT_HEAD}{body}{ODT_TAIL}"
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **more})


def epub(*pages, css=""):
    """Return an EPUB with these XHTML bodies in its spine."""
    items = "".join(
        f'<item id="p{i}" href="p%20{i}.xhtml" media-type="application/xhtml+xml"/>' for i in range(len(pages))
    )
    spine = "".join(f'<itemref idref="p{i}"/>' for i in range(len(pages)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        "<dc:title>Salt</dc:title><dc:creator>Ada Venn</dc:creator></metadata><manifest>"
        f'<item id="css" href="s.css" media-type="text/css"/>{items}</manifest><spine>{spine}</spine></package>'
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/a.opf"/></rootfiles></container>'
    )
    head = '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head>'
    bodies = {f"OEBPS/p {i}.xhtml": f"{head}<body>{page}</body></html>" for i, page in enumerate(pages)}
    return archive({"META-INF/container.xml": container, "OEBPS/a.opf": package, "OEBPS/s.css": css, **bodies})
