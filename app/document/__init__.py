"""The document that people take home, as a tree: what it says and in what order, not how it looks.

`compose(state, language, version, now)` makes it; PDF, DOCX, preview and the projector's page 1 draw the same tree.
"""

from app.document.composed import compose as compose
from app.document.tree import Document as Document
from app.document.tree import Version as Version
