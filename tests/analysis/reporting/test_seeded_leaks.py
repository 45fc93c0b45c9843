"""Leaks planted in finished exports: each kind of thing, in each form, in each place of a file."""

import re
import zipfile
import zlib
from base64 import b64encode
from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import quote

import pytest

from small_stories.errors import SmallStoriesError
from small_stories.model import IdentityKind
from small_stories.reporting.gate import Leaving, check
from small_stories.strings import LANGUAGES, error_text

KIND = IdentityKind
# what is planted of each kind: hidden things in each form, and numbers that nobody decided
FORMS: dict[str, tuple[str, ...]] = {
    KIND.PERSON: (
        "Päivi Virtanen", "Päivi Virtasen", "PÄIVI VIRTASELLE", "päivi virtaselta", "Virtanen",
        "Virtaset", "Virtasten", "Virtasella", "Paivi Virtasen", "Pike", "Pikelle", "pikenkin",
        "Virtanen, Päivi", "Päivi  Virtanen", "Ursula", "ursulan", "Ursulal", "Ursulas", "Ursulaa",
        "URSULASTA", "Ursulamme", "Ursulakin", "Ursula-täti", "Ursulatäti", "ursulantäti",
        "Ursula’s", "Anna-Liisa", "Annaliisan", "anna liisalle", "Anna‐Liisalta", "Anna–Liisa",
        "Ilmari Koskela", "ilmari koskelan", "Koskelalle", "Koskelat", "Pa\u0308ivi Virtanen",
        "Ur\u00adsu\u00adlan", "Ur\u200bsula", "Ｕｒｓｕｌａ", "Urs\u2060ulan",
        "U\u0433sula".replace("\u0433", "r").replace("a", "\u0430"),
    ),
    KIND.PLACE: (
        "Korsholma", "Korsholmassa", "korsholmas", "Korsholmaan", "KORSHOLMASTA", "Korsholman",
        "korsholmalainen", "korsholmalaiset", "korsholmalaisnuoret", "Korsholma-päivä",
        "Korsholmapäivä", "korsholmapäivillä", "Itä-Korsholmassa", "Korsholmissa",
    ),
    KIND.ORGANISATION: (
        "Tukitalo Kierre", "tukitalo kierteessä", "Kierteellä", "Kierteestä", "Kierre ry:n",
    ),
    KIND.PHONE: (
        "044 000 9035", "0440009035", "+358 44 000 9035", "044-000 9035", "044\u00a0000\u20119035",
        "0 4 4 0 0 0 9 0 3 5", "050 123 0000", "+358401230000",
        "nolla neljä viisi yksi kaksi kolme neljä viisi kuusi seitsemän",
        "noll fem noll ett två tre fyra fem sex sju",
    ),
    KIND.EMAIL: (
        "ursula.berg@posti.example", "URSULA.BERG@POSTI.EXAMPLE", "ursula.berg (at) posti.example",
        "ursula piste berg ät posti piste example", "jokumuu@toinen.example",
        "timo piste rantanen ät posti piste fi",
    ),
    KIND.LINK: ("https://ursulanblogi.example", "www.ursulanblogi.example", "ursulanblogi.example"),
    KIND.IDENTITY_CODE: (
        "010190-998R", "010190-998r", "010190 998R", "010190–998R", "020280-999E",
        "FI21 1234 5600 0007 85", "nolla yksi nolla kaksi kasi nolla viiva yhdeksän kasi kasi äks",
    ),
    KIND.ADDRESS: (
        "Simontie 5 A 3", "Simontie 5", "Simontiellä 5", "simontie viidessä", "SIMONTIE 5",
        "Koivukatu 12 B 4", "Koivukadulla kahdessatoista",
    ),
    KIND.DATE: ("3.4.1999", "3. 4. 1999"),
    KIND.AGE: ("kuuskytkolmevuotias", "Kuuskytkolmevuotias"),
    KIND.HEALTH: ("epilepsia", "Epilepsia", "epilepsiaa", "epilepsiasta"),
    KIND.GROUP: ("kurdi", "Kurdi", "kurdin", "kurdeille"),
    KIND.ROLE: ("isännöitsijä", "isännöitsijän", "Isännöitsijänä"),
    KIND.OTHER: ("Purjehduksen mestaruus", "purjehduksen mestaruuden"),
}  # fmt: skip


def stopped(name: str, content: bytes, hidden: Any) -> SmallStoriesError:
    """Return what the gate says of a file, which it must not let out."""
    with pytest.raises(SmallStoriesError) as caught:
        check(Leaving(name, content), hidden, "fi")
    return caught.value


def repacked(content: bytes, change: Callable[[str, bytes], bytes], **new: bytes) -> bytes:
    """Return a packed document with changed and new parts."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as made:
        for part in old.infolist():
            made.writestr(part, change(part.filename, old.read(part)))
        for name, part_content in new.items():
            made.writestr(name, part_content)
    return packed.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    return repacked(content, lambda _, there: there, **{name: part})


def in_body(content: bytes, xml: str) -> bytes:
    """Return a Word file with something at the end of its body."""

    def change(name: str, part: bytes) -> bytes:
        if name != "word/document.xml":
            return part
        before, mark, after = part.rpartition(b"<w:sectPr")
        return before + xml.encode() + mark + after

    return repacked(content, change)


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>Sitten {escaped(words)} oli siinä.</w:t></w:r></w:p>"


def escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def over_runs(words: str) -> str:
    runs = "".join(f"<w:r><w:t>{escaped(letter)}</w:t></w:r>" for letter in words)
    return f"<w:p><w:r><w:t>Sitten </w:t></w:r>{runs}<w:r><w:t> oli.</w:t></w:r></w:p>"


@pytest.mark.parametrize("kind", list(KIND))
def test_every_form_of_every_kind_is_caught_in_the_body(finished: Any, kind: str) -> None:
    assert FORMS[kind]
    clean = finished.content("report.docx")
    for number, words in enumerate(FORMS[kind]):
        planted = (paragraph, over_runs)[number % 2](words)
        error = stopped("report.docx", in_body(clean, planted), finished.hidden)
        assert error.fields["where"] == "report.docx: leipäteksti", words
        for language in LANGUAGES:
            assert words not in error_text(error, language)


def test_what_nobody_planted_in_passes(finished: Any) -> None:
    for name in ("report.docx", "quotes.docx", "typology.xlsx"):
        assert check(Leaving(name, finished.content(name)), finished.hidden, "fi") == []


# ---- where in a Word file, and how it is written there


def wrapped(words: str, tag: str = "w:hdr") -> bytes:
    return f'<{tag} xmlns:w="urn:w">{paragraph(words)}</{tag}>'.encode()


def a_png(note: bytes) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")
        )

    head = (1).to_bytes(4, "big") * 2 + b"\x08\x00\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + note + chunk(b"IEND", b"")


def png_note(kind: bytes, data: bytes) -> bytes:
    return a_png(len(data).to_bytes(4, "big") + kind + data + b"\0\0\0\0")


def a_jpeg(words: bytes) -> bytes:
    segment = b"Exif\0\0" + words
    size = (len(segment) + 2).to_bytes(2, "big")
    return b"\xff\xd8\xff\xe1" + size + segment + b"\xff\xda\x00\x02\xff\xd9"


def a_word_file_inside(words: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("word/document.xml", wrapped(words, "w:document"))
    return packed.getvalue()


def property_part(words: str) -> bytes:
    return (
        "<Properties xmlns:vt='urn:vt'><property fmtid='{1}' pid='2' name='Tekijä'>"
        f"<vt:lpwstr>{escaped(words)}</vt:lpwstr></property></Properties>"
    ).encode()


def comment_part(words: str, author: str = "x") -> bytes:
    return (
        f'<w:comments xmlns:w="urn:w"><w:comment w:author="{escaped(author)}">'
        f"{paragraph(words)}</w:comment></w:comments>"
    ).encode()


def link_part(target: str) -> bytes:
    return (
        f'<Relationships xmlns="urn:r"><Relationship Id="rId9" Type="urn:hyperlink" '
        f'Target="{escaped(target)}" TargetMode="External"/></Relationships>'
    ).encode()


Plant = Callable[[bytes, str], bytes]
IN_WORD: dict[str, Plant] = {
    "table": lambda c, w: in_body(c, f"<w:tbl><w:tr><w:tc>{paragraph(w)}</w:tc></w:tr></w:tbl>"),
    "header": lambda c, w: with_part(c, "word/header9.xml", wrapped(w)),
    "footer": lambda c, w: with_part(c, "word/footer9.xml", wrapped(w, "w:ftr")),
    "footnote": lambda c, w: with_part(c, "word/footnotes9.xml", wrapped(w, "w:footnotes")),
    "comment": lambda c, w: with_part(c, "word/comments9.xml", comment_part(w)),
    "comment's author": lambda c, w: with_part(c, "word/comments9.xml", comment_part("x", w)),
    "deleted text": lambda c, w: in_body(
        c, f"<w:p><w:del w:id='9' w:author='x'><w:r><w:delText>{w}</w:delText></w:r></w:del></w:p>"
    ),
    "change's author": lambda c, w: in_body(c, f"<w:p><w:ins w:id='9' w:author='{w}'/></w:p>"),
    "hidden text": lambda c, w: in_body(
        c, f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{w}</w:t></w:r></w:p>"
    ),
    "field": lambda c, w: in_body(c, f"<w:p><w:r><w:instrText>{w}</w:instrText></w:r></w:p>"),
    "alternative text": lambda c, w: in_body(c, f"<w:p><w:docPr id='9' descr='Kuva: {w}'/></w:p>"),
    "bookmark": lambda c, w: in_body(c, f"<w:p><w:bookmarkStart w:id='9' w:name='{w}'/></w:p>"),
    "XML comment": lambda c, w: in_body(c, f"<!-- {w} -->"),
    "document variable": lambda c, w: with_part(
        c, "word/settings9.xml",
        f"<w:s xmlns:w='urn:w'><w:docVar w:name='a' w:val='{w}'/></w:s>".encode(),
    ),
    "link": lambda c, w: with_part(c, "word/_rels/x.rels", link_part(f"mailto:{w}")),
    "link in percents": lambda c, w: with_part(
        c, "word/_rels/x.rels", link_part("https://x.example/?q=" + quote(w))
    ),
    "core property": lambda c, w: repacked(
        c, lambda name, part: re.sub(rb"(<dc:title>)", rb"\1" + w.encode() + b" ", part)
        if name == "docProps/core.xml" else part,
    ),
    "program's property": lambda c, w: with_part(
        c, "docProps/app9.xml", f"<P><Company>{w}</Company></P>".encode()
    ),
    "own property": lambda c, w: with_part(c, "docProps/custom.xml", property_part(w)),
    "custom XML": lambda c, w: with_part(c, "customXml/item9.xml", f"<a b='{w}'/>".encode()),
    "custom XML in wide letters": lambda c, w: with_part(
        c, "customXml/item9.xml",
        f"<?xml version='1.0' encoding='utf-16'?><a>{w}</a>".encode("utf-16"),
    ),
    "text part": lambda c, w: with_part(c, "word/notes.txt", w.encode("utf-16")),
    "web page part": lambda c, w: with_part(
        c, "word/chunk.html", w.encode("ascii", "xmlcharrefreplace")
    ),
    "rich text part": lambda c, w: with_part(
        c, "word/chunk.rtf", "".join(s if s.isascii() else f"\\'{ord(s):02x}" for s in w).encode()
    ),
    "picture's note": lambda c, w: with_part(
        c, "word/media/image9.png", png_note(b"tEXt", b"Author\0" + w.encode("latin-1"))
    ),
    "picture's packed note": lambda c, w: with_part(
        c, "word/media/image9.png", png_note(b"zTXt", b"Author\0\0" + zlib.compress(w.encode()))
    ),
    "picture's XMP": lambda c, w: with_part(
        c, "word/media/image9.jpeg", a_jpeg(f"<x:xmpmeta><dc:creator>{w}</dc:creator>".encode())
    ),
    "picture's EXIF": lambda c, w: with_part(
        c, "word/media/image9.jpeg", a_jpeg(w.encode("utf-16-le"))
    ),
    "embedded object": lambda c, w: with_part(
        c, "word/embeddings/ole9.bin",
        b"\xd0\xcf\x11\xe0" + b"\0" * 64 + f"Kirje: {w} tuli".encode("utf-16-le") + b"\0" * 32,
    ),
    "packed stream": lambda c, w: with_part(
        c, "word/embeddings/x.pdf", b"%PDF stream\n" + zlib.compress(f"({w} oli)".encode())
    ),
    "document in the document": lambda c, w: with_part(
        c, "word/embeddings/x.docx", a_word_file_inside(w)
    ),
    "document in a document in it": lambda c, w: with_part(
        c, "word/embeddings/x.docx",
        with_part(a_word_file_inside("ei"), "y.docx", a_word_file_inside(w)),
    ),
    "base64": lambda c, w: with_part(
        c, "customXml/item9.xml", b"<a>" + b64encode(f"ja {w} oli".encode()) + b"</a>"
    ),
}  # fmt: skip
IN_A_FEW_FORMS = (
    "Ursulan",
    "päivi virtaselle",
    "korsholmalaiset",
    "Koskela",
    "ursula.berg@posti.example",
)


@pytest.mark.parametrize("place", IN_WORD)
def test_a_leak_is_caught_in_every_place_of_a_word_file(finished: Any, place: str) -> None:
    clean = finished.content("report.docx")
    for words in IN_A_FEW_FORMS:
        error = stopped("report.docx", IN_WORD[place](clean, words), finished.hidden)
        assert str(error.fields["where"]).startswith("report.docx: "), words
        assert words.lower() not in error_text(error, "fi").lower()


@pytest.mark.parametrize("place", ["comment", "own property", "table", "custom XML", "header"])
def test_a_number_that_nobody_decided_is_caught_beside_the_body(finished: Any, place: str) -> None:
    clean = finished.content("report.docx")
    for words in ("040 123 0000", "joku@toinen.example", "020280-999E", "Koivukatu 12 B 4"):
        error = stopped("report.docx", IN_WORD[place](clean, words), finished.hidden)
        assert error.key == "report.number_leak", words


# ---- where in a workbook


def sheet_part(words: str) -> bytes:
    return f"<sst><si><r><t>{words[:2]}</t></r><r><t>{words[2:]}</t></r></si></sst>".encode()


IN_EXCEL: dict[str, Plant] = {
    "cell": lambda c, w: with_part(c, "xl/sharedStrings9.xml", sheet_part(w)),
    "cell's comment": lambda c, w: with_part(
        c, "xl/comments9.xml", f"<comments><text><t>{w}</t></text></comments>".encode()
    ),
    "comment's author": lambda c, w: with_part(
        c, "xl/comments9.xml", f"<comments><author>{w}</author></comments>".encode()
    ),
    "sheet's name": lambda c, w: repacked(
        c, lambda name, part: part.replace(b'name="Tarinat"', f'name="{w}"'.encode())
        if name == "xl/workbook.xml" else part,
    ),
    "defined name": lambda c, w: repacked(
        c, lambda name, part: part.replace(
            b"</workbook>", f"<definedName name='x_{w.replace(' ', '_')}'/></workbook>".encode())
        if name == "xl/workbook.xml" else part,
    ),
    "hidden sheet": lambda c, w: with_part(
        c, "xl/worksheets/sheet9.xml", f"<worksheet><is><t>{w}</t></is></worksheet>".encode()
    ),
    "escaped cell": lambda c, w: with_part(
        c, "xl/sharedStrings9.xml",
        ("<sst><t>" + "".join(f"_x{ord(s):04X}_" for s in w) + "</t></sst>").encode(),
    ),
    "part's name": lambda c, w: with_part(c, f"xl/media/{w.replace(' ', '_')}.png", b"x"),
    "package's comment": lambda c, w: with_comment(c, w),
}  # fmt: skip


def with_comment(content: bytes, words: str) -> bytes:
    packed = BytesIO(content)
    with zipfile.ZipFile(packed, "a") as package:
        package.comment = words.encode()
    return packed.getvalue()


@pytest.mark.parametrize("place", IN_EXCEL)
def test_a_leak_is_caught_in_every_place_of_a_workbook(finished: Any, place: str) -> None:
    clean = finished.content("typology.xlsx")
    for words in ("Ursulan", "päivi virtaselle", "korsholmalaiset"):
        error = stopped("typology.xlsx", IN_EXCEL[place](clean, words), finished.hidden)
        assert words not in error_text(error, "fi")


@pytest.mark.parametrize(
    "name",
    ["Ursula.docx", "raportti_Ursulan_2.docx", "PaiviVirtanen2024.docx", "korsholma-raportti.docx",
     "KORSHOLMASTA.docx", "koskela_ilmari.docx", "raportti.ursula.docx", "0440009035.docx"],
)  # fmt: skip
def test_a_leak_is_caught_in_a_files_own_name(finished: Any, name: str) -> None:
    error = stopped(name, finished.content("report.docx"), finished.hidden)
    assert error.fields["where"] == "tiedoston nimi"
