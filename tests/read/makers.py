"""Files of every format, made from an invented story: what the tests of the formats read."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from email.message import EmailMessage
from typing import Literal

from tests.read.stories import BRIDGE, BRIDGE_TITLE, HARVEST, HARVEST_TITLE, text

GOOD = text(BRIDGE_TITLE, *BRIDGE)
ADDRESS = "https://www.harbourpost.test/bridge"


def page(title: str = BRIDGE_TITLE, paragraphs: list[str] = BRIDGE, head: str = "") -> str:
    """A page with one article."""
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return f"<html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"


OTHER = page(HARVEST_TITLE, HARVEST)


def rss(*items: str, title: str = "The Harbour Post") -> bytes:
    """An RSS feed of some items."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{title}</title><link>https://www.harbourpost.test/</link><language>en-gb</language>"
        f"{''.join(items)}</channel></rss>"
    ).encode()


def rss_item(title: str = BRIDGE_TITLE, paragraphs: list[str] = BRIDGE, more: str = "") -> str:
    """An item with its whole text."""
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f"<item><title>{title}</title><link>{ADDRESS}</link>"
        f"<pubDate>Tue, 14 May 2024 18:30:00 GMT</pubDate><dc:creator>Minna Drost</dc:creator>{more}"
        f"<content:encoded><![CDATA[{body}]]></content:encoded></item>"
    )


def record(
    body: bytes,
    *,
    number: int = 1,
    kind: str = "response",
    url: str = ADDRESS,
    status: str = "200 OK",
    media_type: str = "text/html; charset=utf-8",
    http: str = "",
    lie: int = 0,
) -> bytes:
    """A WARC record; ``lie`` is added to the length that it says it has."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{http}\r\n".encode()
    block = head + body if kind == "response" else body
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"WARC-Date: 2024-05-15T06:00:00Z\r\nWARC-Target-URI: {url}\r\n"
            f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block) + lie}\r\n\r\n"
        ).encode()
        + block
        + b"\r\n\r\n"
    )


def zipped(files: dict[str, bytes]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 5, 15, 6, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(
    files: dict[str, bytes], mode: Literal["w", "w:gz", "w:bz2", "w:xz"] = "w", *, padded: bool = True
) -> bytes:
    """A tar archive; ``mode`` as ``tarfile`` has it ("w:gz"). Without ``padded`` it lacks its end."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    blocks = sum(1 + -(-len(data) // tarfile.BLOCKSIZE) for data in files.values())
    return out.getvalue() if padded else out.getvalue()[: blocks * tarfile.BLOCKSIZE]


def mail(
    subject: str = BRIDGE_TITLE,
    *,
    html: bool = False,
    attached: dict[str, bytes] | None = None,
    sender: str = "Desk <desk@harbourpost.test>",
) -> bytes:
    """A mail with the story in it."""
    message = EmailMessage()
    message["From"] = sender
    message["Subject"] = subject
    message["Date"] = "Tue, 14 May 2024 18:30:00 +0000"
    message.set_content(text(*BRIDGE))
    if html:
        message.add_alternative(page(), subtype="html")
    for name, data in (attached or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def mhtml() -> bytes:
    """A page as browsers save it in one file."""
    return (
        (
            "From: <Saved by Blink>\r\n"
            f"Snapshot-Content-Location: {ADDRESS}\r\nSubject: {BRIDGE_TITLE}\r\n"
            "Date: Wed, 15 May 2024 06:00:00 -0000\r\nMIME-Version: 1.0\r\n"
            'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n\r\n'
            f"------b\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\n"
            f"Content-Transfer-Encoding: quoted-printable\r\nContent-Location: {ADDRESS}\r\n\r\n"
        ).encode()
        + _quoted(page())
        + (
            b"\r\n------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
            b"Content-Location: https://www.harbourpost.test/logo.png\r\n\r\niVBORw0KGgo=\r\n------b--\r\n"
        )
    )


def _quoted(source: str) -> bytes:
    import quopri

    return quopri.encodestring(source.encode()).replace(b"\n", b"\r\n")


def pdf(*pages: str, width: int = 80) -> bytes:
    """A PDF with a text layer: a line of Helvetica for each line of a page."""
    import textwrap

    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    for content in pages:
        lines = [line for part in content.split("\n") for line in (textwrap.wrap(part, width) or [""])]
        shown = "".join(f"({_escaped(line)}) Tj T*\n" for line in lines)
        stream = f"BT /F1 10 Tf 12 TL 50 780 Td\n{shown}ET".encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 %s >> >> >>" % (len(objects), font)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def docx(title: str = BRIDGE_TITLE, paragraphs: list[str] = BRIDGE) -> bytes:
    """A Word document."""
    from docx import Document

    document = Document()
    document.add_heading(title, 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def of_every_format() -> dict[str, bytes]:
    """A good file of each format, by its name."""
    warc = b"".join(record(page().encode(), number=n) for n in range(3))
    files = {"a.html": page().encode(), "b.txt": GOOD.encode()}
    return {
        **files,
        "c.xml": rss(rss_item(), rss_item("Another title")),
        "d.warc": warc,
        "e.warc.gz": gzip.compress(warc),
        "f.eml": mail(html=True, attached=files),
        "g.mhtml": mhtml(),
        "h.pdf": pdf(GOOD),
        "i.docx": docx(),
        "j.csv": f'title,text\nA,"{GOOD}"\n'.encode() * 3,
        "k.zip": zipped(files),
        "l.tar": tarred(files),
        "m.tar.gz": tarred(files, "w:gz"),
        "n.json": b'[{"title": "A", "html": "<p>words of it</p>"}, {"text": "more words"}]',
        "o.jsonl": b'{"title": "A", "text": "Some words of an article."}\n' * 5,
    }
