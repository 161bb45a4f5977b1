"""Case folders as pytest items, one a field; collected by `pytest_newsparse`, which is what pytest loads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from os import PathLike

import pytest

from newsparse.api import Report
from newsparse.registry import SITES, Sites
from newsparse.testing.cases import Case, CaseError, Difference, check_field, load_case, report_of


class CaseFile(pytest.File):
    """An `expected.toml`; its page is parsed when its first item runs."""

    def collect(self) -> Iterator[CaseItem]:
        """An item for each asserted field."""
        try:
            self.case: Case = load_case(self.path.parent)
        except CaseError as error:
            raise self.CollectError(str(error)) from error
        for field in self.case.expected:
            yield CaseItem.from_parent(self, name=field)

    @cached_property
    def report(self) -> Report:
        """The article of the page, with the reasons for every field."""
        return report_of(self.case, registry_of(self.config))


class CaseItem(pytest.Item):
    """One field that a case asserts."""

    parent: CaseFile

    def runtest(self) -> None:
        """Compare the field.

        Raises:
            CaseFieldError: It is not as asserted.
        """
        differences = check_field(self.parent.case, self.name, self.parent.report)
        if differences:
            raise CaseFieldError(differences, is_confirmed=self.name in self.parent.case.confirmed)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: str | None = None) -> str:
        """What differs, without a traceback."""
        if isinstance(excinfo.value, CaseFieldError):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[PathLike[str] | str, int | None, str]:
        """The line of the file that asserts the field."""
        stated = re.compile(rf"[\[\s]*{self.name}\b")
        lines = self.path.read_text("utf-8").splitlines()
        line = next((number for number, text in enumerate(lines) if stated.match(text)), None)
        return self.path, line, f"{self.parent.case.name}: {self.name}"


class CaseFieldError(AssertionError):
    """A field that is not as its case asserts."""

    def __init__(self, differences: list[Difference], *, is_confirmed: bool) -> None:
        hint = [] if is_confirmed else ["(no person has confirmed this field yet: it may be the case that is wrong)"]
        super().__init__("\n".join([*map(str, differences), *hint]))


def registry_of(config: pytest.Config) -> Sites:
    """The site parsers that the project checks its cases with.

    Raises:
        pytest.UsageError: The option names none.
    """
    name = config.getini("newsparse_registry")
    if not name:
        return SITES
    module, _, attribute = name.partition(":")
    try:
        sites = getattr(import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise pytest.UsageError(f"newsparse_registry = {name}: {error}") from error
    if not isinstance(sites, Sites):
        raise pytest.UsageError(f"newsparse_registry = {name}: not a newsparse.registry.Sites")
    return sites
