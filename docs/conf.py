"""How Sphinx builds the documentation: sphinx-build -W docs build/docs."""

from importlib.metadata import version as installed_version

project = "newsparse"
copyright = "the newsparse contributors"  # the name is Sphinx's
version = release = installed_version("newsparse")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
myst_heading_anchors = 3
# Links to files outside docs/ are for readers of the repository.
suppress_warnings = ["myst.xref_missing"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "separated"
napoleon_google_docstring = True
napoleon_numpy_docstring = False

html_theme = "furo"
html_title = f"newsparse {version}"
