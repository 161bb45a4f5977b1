"""A parse shares nothing with others and reaches nothing outside: threads, processes, globals, sockets, files."""

from __future__ import annotations

import multiprocessing
import pickle
import socket
import subprocess
import sys
import textwrap
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import pytest

import newsparse
from newsparse.testing.damage import PAGE_DAMAGE

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(path for path in EXAMPLES.iterdir() if path.suffix in (".html", ".txt"))


def inputs() -> list[bytes]:
    """The examples, whole and damaged."""
    whole = [path.read_bytes() for path in FILES]
    damaged = [
        PAGE_DAMAGE[name](Random(seed), data.decode()).encode("utf-8", "replace")
        for seed, data in enumerate(whole)
        for name in ("unclosed", "cut_pieces", "duplicated", "random_edits")
    ]
    return whole + damaged


def test_eight_threads_find_what_one_finds() -> None:
    pages = inputs()
    expected = [newsparse.parse(page) for page in pages]
    with ThreadPoolExecutor(8) as pool:
        for article, wanted in zip(pool.map(newsparse.parse, pages * 6), expected * 6, strict=True):
            assert article == wanted


def test_spawned_processes_find_what_one_finds() -> None:
    pages = inputs()[:4]
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        assert list(pool.map(newsparse.parse, pages)) == [newsparse.parse(page) for page in pages]


def test_articles_reports_and_errors_go_through_a_pickle() -> None:
    for page in inputs():
        article = newsparse.parse(page)
        assert pickle.loads(pickle.dumps(article)) == article
    for data, limits in (
        (b"", newsparse.Limits()),
        (b"%PDF-1.7", newsparse.Limits()),
        (b"<p>x", newsparse.Limits(bytes=1)),
    ):
        with pytest.raises(newsparse.NewsparseError) as caught:
            newsparse.parse(data, limits=limits)
        copied = pickle.loads(pickle.dumps(caught.value))
        assert (type(copied), str(copied), vars(copied)) == (type(caught.value), str(caught.value), vars(caught.value))


def globals_of_all() -> dict[str, Any]:
    """Every global of every module of newsparse, as it prints; containers with what is in them."""
    found = {}
    for name, module in sorted(sys.modules.items()):
        if name.partition(".")[0] == "newsparse" and not name.startswith("newsparse.testing"):
            for key, value in vars(module).items():
                if not key.startswith("__") and not callable(value) and not isinstance(value, ModuleType):
                    found[f"{name}.{key}"] = repr(value)
    return found


def test_parsing_changes_no_global() -> None:
    for page in inputs():
        newsparse.parse(page)  # imports what is imported late
    before = globals_of_all()
    assert len(before) > 300
    for page in reversed(inputs()):
        newsparse.parse(page)
        newsparse.explain(page)
    assert globals_of_all() == before


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was asked for")

    for name in ("socket", "getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    dtd = b'<!DOCTYPE html SYSTEM "http://varnpost.example/x.dtd" [<!ENTITY e SYSTEM "http://varnpost.example/e">]>'
    for page in inputs():
        newsparse.explain(page, url="https://varnpost.example/a")
        newsparse.explain(
            dtd + b"<link rel=stylesheet href=//varnpost.example/x.css><base href=//varnpost.example>&e;" + page
        )


def test_no_file_is_opened_but_those_of_python_and_its_packages() -> None:
    """And none at all after the first page, which loads words and time zones."""
    code = """
        import pathlib, sys, sysconfig
        import newsparse
        pages = [path.read_bytes() for path in sorted(pathlib.Path(sys.argv[1]).iterdir()) if path.suffix in (".html", ".txt")]
        evil = b'<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/hostname">]><p>&e;<img src="file:///etc/hostname">' + pages[0]
        own = [str(pathlib.Path(newsparse.__file__).parent), sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()]
        own += [str(pathlib.Path(path).resolve()) for path in own] + ["/usr/share/zoneinfo", "/etc/localtime", "/etc/timezone"]
        opened, refused = [], []
        def hook(event, args):
            if event == "open" and isinstance(args[0], (str, bytes)):
                opened.append(str(args[0]))
            if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.remove", "os.rename", "shutil.", "urllib.")):
                refused.append(event)
        sys.addaudithook(hook)
        for page in (*pages, evil):
            newsparse.explain(page)
        strange = [name for name in opened if not name.startswith(tuple(own))]
        del opened[:]
        for page in (*pages, evil):
            newsparse.explain(page)
        print(strange, opened, refused)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), str(EXAMPLES)], capture_output=True, text=True, check=False
    )
    assert done.stdout == "[] [] []\n", done.stderr[-2000:]
