"""The import rules of docs/architecture.md, read from each module's syntax tree."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import newsparse

ROOT = Path(newsparse.__file__).parent

BASE = {"characters", "errors", "json_values", "lexicon", "limits", "model"}
PARSING = BASE | {"page", "reading", "rules", "sites", "registry", "fields", "site_rules", "pipeline", "parts"}

ALLOWED = {
    "lexicon": set(),
    "characters": set(),
    "json_values": {"characters"},
    "limits": {"errors"},
    "collector": set(),
    "errors": set(),
    "model": set(),
    "page": BASE,
    "rules": BASE | {"page"},
    "reading": BASE | {"page"},
    "sites": {"rules", "page", "model"},
    "registry": BASE | {"page", "rules", "sites"},
    "fields": BASE | {"page"},
    "site_rules": BASE | {"page", "fields", "registry", "rules"},
    "pipeline": BASE | {"page", "fields", "registry", "site_rules"},
    "parts": BASE | {"page", "fields", "pipeline"},
    "confidence": {"page"},
    "api": PARSING | {"collector", "confidence"},
    "rendering": {"errors", "lexicon", "model"},
    "testing": PARSING | {"api", "rendering", ""},
    "sitewriting": BASE | {"api", "page", "registry", "rules", "testing"},
    "lints": PARSING | {"sitewriting"},
    "cli": BASE | {"api", "lints", "page", "registry", "rendering", "rules", "sitewriting", "testing", ""},
    "__main__": {"cli"},
    "": PARSING | {"api"},
}
"""Each module or package of newsparse, and those it may import besides its own parts; '' is the front door."""

LATE = {
    ("page", "rules"): "Page.select compiles a selector when it is called",
    ("page", "reading"): "Page.soup builds a soup when it is called",
    ("rules", "fields"): "people, moments and figures read names, dates and credits as the generic finders do",
}
"""Imports inside functions that go up, and why."""

TREES = {"lxml", "bs4", "cssselect", "soupsieve", "html5lib"}
FORBIDDEN = {
    "characters": TREES,
    "json_values": TREES,
    "model": TREES,
    "lexicon": TREES,
    "fields": TREES,
    "pipeline": TREES,
    "rendering": TREES,
    "sites": TREES,
}
"""Packages of others that a layer must not know."""

ONLY = {"click": {"cli"}, "rich": {"cli"}, "hypothesis": {"testing"}, "pytest": {"testing"}, "warcio": {"testing"}}
"""Packages that come with an extra, and who may use them."""

MODULES = sorted(path for path in ROOT.rglob("*.py"))


def layer_of(path):
    first = path.relative_to(ROOT).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imports_of(path):
    """(name of the module imported, whether inside a function) for all imports but those for type checkers."""
    pending = [(ast.parse(path.read_text("utf-8")), False)]
    while pending:
        node, is_late = pending.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, is_late) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            if node.module == "newsparse":
                names = {child.stem for child in ROOT.iterdir()}
                yield from ((f"newsparse.{a.name}" if a.name in names else "newsparse", is_late) for a in node.names)
            else:
                yield node.module, is_late
        late = is_late or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        pending += [(child, late) for child in ast.iter_child_nodes(node)]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(path):
    layer = layer_of(path)
    assert layer in ALLOWED, f"{path.name}: say in ALLOWED and docs/architecture.md what it may import"
    for name, is_late in imports_of(path):
        package, _, rest = name.partition(".")
        target = rest.partition(".")[0]
        if package == "newsparse" and not (is_late and (layer, target) in LATE):
            assert target == layer or target in ALLOWED[layer], f"{layer} may not import {name}"
        assert package not in FORBIDDEN.get(layer, ()), f"{layer} may not import {package}"
        assert layer in ONLY.get(package, {layer}), f"only {ONLY.get(package)} may import {package}"


@pytest.mark.parametrize("path", [path for path in MODULES if layer_of(path) == "sites"], ids=lambda path: path.stem)
def test_a_site_never_imports_another(path):
    """What several sites share is in a module of its own, which is no site: '_funke'."""
    others = {name for name, _ in imports_of(path) if name.startswith("newsparse.sites")}
    assert all(name.startswith("newsparse.sites._") for name in others)
    assert not others or not path.stem.startswith("_")


def test_importing_newsparse_loads_nothing_heavy():
    heavy = ["bs4", "dateparser", "charset_normalizer", "click", "rich", "hypothesis", "cssselect"]
    code = f"import sys, newsparse; print([name for name in {heavy} if name in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"


def test_the_rules_can_fail(tmp_path):
    module = tmp_path / "x.py"
    module.write_text("import lxml.html\nfrom newsparse import model\ndef f():\n    from newsparse.api import parse\n")
    assert set(imports_of(module)) == {("lxml.html", False), ("newsparse.model", False), ("newsparse.api", True)}
