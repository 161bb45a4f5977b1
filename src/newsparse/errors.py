"""The errors newsparse raises on purpose; any other input, however broken, gives an Article."""

from __future__ import annotations


class NewsparseError(ValueError):
    """The root of all errors that input can cause."""


class EmptyInputError(NewsparseError):
    """The input holds nothing but white space."""

    def __init__(self) -> None:
        super().__init__("the input is empty: nothing but white space")

    def __reduce__(self) -> tuple[type[EmptyInputError], tuple[()]]:
        return type(self), ()


class UnsupportedInputError(NewsparseError):
    """The input is neither markup nor text: a PDF, an image, an archive, …"""

    def __init__(self, format_name: str) -> None:
        super().__init__(f"the input is not a page or a text: it looks like {format_name}")
        self.format_name = format_name
        """The format seen, as a person would name it: 'a PDF file', 'a PNG image'."""

    def __reduce__(self) -> tuple[type[UnsupportedInputError], tuple[str]]:
        return type(self), (self.format_name,)


class InputTooLargeError(NewsparseError):
    """The input is past one of the `Limits`, or takes more time than they allow."""

    def __init__(self, limit: str, allowed: float, found: float) -> None:
        if limit == "seconds":
            super().__init__(f"the input takes too long: {found:,.2f} seconds of CPU time, allowed are {allowed:,}")
        else:
            super().__init__(f"the input is too large: {limit} is {found:,}, allowed are {allowed:,}")
        self.limit = limit
        """The name of the limit, a field of `Limits`."""
        self.allowed = allowed
        self.found = found

    def __reduce__(self) -> tuple[type[InputTooLargeError], tuple[str, float, float]]:
        return type(self), (self.limit, self.allowed, self.found)


class ArticleFormatError(NewsparseError):
    """JSON or a dict that is no Article."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"not an Article: {problem}")
        self.problem = problem
        """What is wrong and where: 'body.blocks[3].text: not a str'."""

    def __reduce__(self) -> tuple[type[ArticleFormatError], tuple[str]]:
        return type(self), (self.problem,)
