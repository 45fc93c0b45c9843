"""Files that say nothing of who made them, where and when."""

import zipfile
from datetime import datetime
from io import BytesIO
from typing import Any, Final

MOMENT: Final = datetime(2000, 1, 1)
ZIP_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_THUMBNAIL: Final = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
)
PROGRAM: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Small Stories</Application></Properties>"
)


def neutral_package(content: bytes) -> bytes:
    """Return the same zip package with one fixed moment on every part and no comment."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(packed, "w") as new:
        for part in old.infolist():
            info = zipfile.ZipInfo(part.filename, ZIP_MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(part))
    return packed.getvalue()


def make_neutral(document: Any, title: str, language: str) -> None:
    """Give a python-docx document its title and take out everything else its template says."""
    facts = document.core_properties
    for name in ("author", "last_modified_by", "comments", "keywords", "subject", "category"):
        setattr(facts, name, "")
    facts.title, facts.language = title, language
    facts.created = facts.modified = MOMENT
    facts.revision = 1
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype == _THUMBNAIL:
            del package.rels[key]
        elif relation.reltype.endswith("/extended-properties"):
            relation.target_part._blob = PROGRAM
