"""What makes a PDF an accessible (PDF/UA-1) and an archival one (PDF/A-2a): metadata, colour, fonts inside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from html import escape

from app.report.faces import Face, face, font_name
from app.report.objects import Objects, text_string
from app.resources import folder

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>{keywords}</pdf:Keywords><pdf:Producer>{maker}</pdf:Producer><xmp:CreatorTool>{maker}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

MAKER = "Plenum"


def metadata(
    file: Objects, *, title: str, author: str, subject: str, keywords: str, language: str, made: dt.datetime
) -> tuple[int, int]:
    """The same facts twice: XMP and the old dictionary, which must agree. Returns both numbers."""
    xmp = _XMP.format(
        title=escape(title),
        author=escape(author),
        subject=escape(subject),
        keywords=escape(keywords),
        language=escape(language),
        maker=MAKER,
        date=made.isoformat(timespec="seconds"),
    )
    stream = file.stream(xmp.encode("utf-8"), "/Type/Metadata/Subtype/XML", packed=False)
    offset = made.strftime("%z") or "+0000"
    stamp = f"(D:{made:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}')"
    facts = {"Title": title, "Author": author, "Subject": subject, "Keywords": keywords}
    entries = "".join(f"/{name}{text_string(words)}" for name, words in facts.items())
    info = file.add(f"<<{entries}/Creator({MAKER})/Producer({MAKER})/CreationDate{stamp}/ModDate{stamp}>>")
    return stream, info


@cache
def _profile() -> bytes:
    return (folder("colour") / "srgb.icc").read_bytes()


def output_intent(file: Objects) -> str:
    """The colour space that the numbers of the page mean."""
    profile = file.stream(_profile(), "/N 3")
    return (
        f"[<</Type/OutputIntent/S/GTS_PDFA1/DestOutputProfile {profile} 0 R"
        "/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)>>]"
    )


def embed(file: Objects, number: int, used: set[str]) -> str:
    """The part of a face that was used, as entries of a page's fonts: a simple font, a wide one, or both."""
    own = face(number)
    simple = sorted(letter for letter in used if letter in own.byte)
    wide = sorted(letter for letter in used if letter not in own.byte)
    entries = ""
    if simple:
        entries += f"/{font_name(number, simple=True)} {_simple(file, own, simple)} 0 R"
    if wide:
        entries += f"/{font_name(number, simple=False)} {_wide(file, own, wide)} 0 R"
    return entries


def _simple(file: Objects, own: Face, letters: list[str]) -> int:
    """A font of one-byte codes. The subset's own table leads from code to glyph, as symbolic fonts have it."""
    by_code = {int(own.byte[letter], 16): letter for letter in letters}
    last = max(by_code)
    program = own.font.makeSubset([ord(by_code.get(code, " ")) for code in range(last + 1)])
    base, descriptor = _described(file, own, letters, program)
    first = min(by_code)
    shown = (own.advance[by_code[code]] if code in by_code else 0 for code in range(first, last + 1))
    widths = " ".join(f"{round(advance * 1000, 3):g}" for advance in shown)
    unicode = file.stream(_to_unicode(by_code, digits=2))
    return file.add(
        f"<</Type/Font/Subtype/TrueType/BaseFont/{base}/FirstChar {first}/LastChar {last}/Widths[{widths}]"
        f"/FontDescriptor {descriptor} 0 R/ToUnicode {unicode} 0 R>>"
    )


def _wide(file: Objects, own: Face, letters: list[str]) -> int:
    """A font of two-byte codes, the letters' own numbers: two letters of one glyph stay two."""
    font = own.font
    codes = [ord(letter) for letter in letters]
    program = font.makeSubset(codes)
    glyphs = [font.charToGlyph[c] for c in codes]
    order = _order(glyphs)
    base, descriptor = _described(file, own, letters, program)
    coded = [int(own.code[letter], 16) for letter in letters]
    widths = " ".join(
        f"{c}[{round(own.advance[letter] * 1000, 3):g}]" for c, letter in sorted(zip(coded, letters, strict=True))
    )
    table = bytearray(2 * (max(coded, default=0) + 1))
    for code, glyph in zip(coded, glyphs, strict=True):
        table[2 * code : 2 * code + 2] = order[glyph].to_bytes(2, "big")
    to_glyph = file.stream(bytes(table))
    child = file.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{base}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
        f"/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 0/W[{widths}]/CIDToGIDMap {to_glyph} 0 R>>"
    )
    unicode = file.stream(_to_unicode(dict(zip(coded, letters, strict=True)), digits=4))
    return file.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{base}/Encoding/Identity-H/DescendantFonts[{child} 0 R]"
        f"/ToUnicode {unicode} 0 R>>"
    )


def _described(file: Objects, own: Face, letters: list[str], program: bytes) -> tuple[str, int]:
    """The subset's name, and the number of its descriptor."""
    font = own.font
    base = f"{_tag(letters)}+{font.name.decode('ascii')}"
    data = file.stream(program, f"/Length1 {len(program)}")
    box = " ".join(f"{v:g}" for v in font.bbox)
    descriptor = file.add(
        f"<</Type/FontDescriptor/FontName/{base}/Flags 4/FontBBox[{box}]/ItalicAngle {font.italicAngle:g}"
        f"/Ascent {font.ascent:g}/Descent {font.descent:g}/CapHeight {font.capHeight:g}/StemV {font.stemV:g}"
        f"/FontFile2 {data} 0 R>>"
    )
    return base, descriptor


def _order(glyphs: list[int]) -> dict[int, int]:
    """Where makeSubset puts each glyph: in the order first asked for, after the missing one."""
    order = {0: 0}
    for glyph in glyphs:
        order.setdefault(glyph, len(order))
    return order


def _tag(letters: list[str]) -> str:
    """Six capitals that tell subsets apart."""
    value = 5381
    for letter in letters:
        value = (value * 33 + ord(letter)) % 26**6
    out = ""
    for _ in range(6):
        value, digit = divmod(value, 26)
        out += chr(65 + digit)
    return out


def _to_unicode(letters: Mapping[int, str], digits: int) -> bytes:
    """From codes of so many hexadecimal digits back to letters."""
    lines = [f"<{code:0{digits}x}> <{letters[code].encode('utf-16-be').hex()}>" for code in sorted(letters)]
    blocks = [lines[i : i + 100] for i in range(0, len(lines), 100)]
    body = "\n".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        f"1 begincodespacerange\n<{'0' * digits}> <{'f' * digits}>\nendcodespacerange\n{body}\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    ).encode("ascii")
