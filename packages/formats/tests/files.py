"""Small files of word processors and e-books, made here of our own sentences."""

import io
import zipfile

from docx import Document

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "m": f"{_OFFICE}/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
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


def epub(*pages, css="", contents=None):
    """Return an EPUB with these XHTML bodies in its spine; `contents` is (`nav` or `ncx`, each page's title)."""
    items = "".join(
        f'<item id="p{i}" href="p%20{i}.xhtml" media-type="application/xhtml+xml"/>' for i in range(len(pages))
    )
    listed = {"nav": "", "ncx": ""}
    if contents:
        kind, titles = contents
        links = [f"p%20{place}.xhtml" for place in range(len(titles))]
        told = {
            "nav": lambda link, title: f'<li><a href="{link}#top">{title}</a></li>',
            "ncx": lambda link, title: (
                f'<navPoint><navLabel><text>{title}</text></navLabel><content src="{link}"/></navPoint>'
            ),
        }[kind]
        listed[kind] = "".join(map(told, links, titles))
        items += {
            "nav": '<item id="nav" href="nav" properties="nav" media-type="application/xhtml+xml"/>',
            "ncx": '<item id="ncx" href="ncx" media-type="application/x-dtbncx+xml"/>',
        }[kind]
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
    lists = {f"OEBPS/{kind}": f"<ol>{text}</ol>" for kind, text in listed.items() if text}
    return archive({"META-INF/container.xml": container, "OEBPS/a.opf": package, "OEBPS/s.css": css, **bodies, **lists})


def word(body, styles="", **parts):
    """Return a Word file with this XML in its body, after its template's styles these, and further parts of `word/`."""
    spaces = " ".join(f'xmlns:{short}="{space}"' for short, space in _WORD_SPACES.items())
    with zipfile.ZipFile(io.BytesIO(docx([]))) as made:
        files = {name: made.read(name) for name in made.namelist()}
    files["word/document.xml"] = f"<w:document {spaces}><w:body>{body}</w:body></w:document>"
    template = files["word/styles.xml"].decode()
    files["word/styles.xml"] = template.replace("</w:styles>", f"{styles}</w:styles>")
    files |= {f"word/{name}.xml": f"<w:{name} {spaces}>{text}</w:{name}>" for name, text in parts.items()}
    links = "".join(
        f'<Relationship Id="n{place}" Target="{name}.xml" Type="{_OFFICE}/relationships/{name}"/>'
        for place, name in enumerate(parts)
    )
    known = files["word/_rels/document.xml.rels"].decode()
    files["word/_rels/document.xml.rels"] = known.replace("</Relationships>", f"{links}</Relationships>")
    return archive(files)


def p(text, style="", centred=False, page=False, bold=False):
    """Return a paragraph of Word's; `text` that begins with `<` is its runs."""
    runs = text if text.startswith("<") else f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}<w:t>{text}</w:t></w:r>"
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    look += '<w:jc w:val="center"/>' if centred else ""
    fresh = '<w:r><w:br w:type="page"/></w:r>' if page else ""
    return f"<w:p><w:pPr>{look}</w:pPr>{fresh}{runs if text else ''}</w:p>"
