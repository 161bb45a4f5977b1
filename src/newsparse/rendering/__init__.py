"""An Article as text, Markdown, HTML, JSON, schema.org JSON-LD and ninjs: a file a format, knowing nothing of pages."""

from newsparse.rendering.html import to_html
from newsparse.rendering.json import from_dict, from_json, to_dict, to_json
from newsparse.rendering.json_ld import to_json_ld
from newsparse.rendering.markdown import to_markdown
from newsparse.rendering.ninjs import to_ninjs
from newsparse.rendering.text import to_text

__all__ = [
    "from_dict",
    "from_json",
    "to_dict",
    "to_html",
    "to_json",
    "to_json_ld",
    "to_markdown",
    "to_ninjs",
    "to_text",
]
