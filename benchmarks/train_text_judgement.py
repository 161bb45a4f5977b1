#!/usr/bin/env python3
"""Learn the weights of fields/text_judgement.py from the texts of labelled pages, and say how well they do on other sites.

    python benchmarks/train_text_judgement.py --corpus ../shared/corpus [--dry-run]

As train_judgement.py does for HTML. So that a text with little or no furniture is known for what it is, each article is
learned from again as headline and paragraphs, once bare and once shortened, with lines from the lexicon around it. And each text is
learned from several more times with some of its features unknown. Needs the extra 'bench'.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from train_judgement import labels, learn, masked, report, site

from newsparse.api import _read
from newsparse.fields import text_judgement
from newsparse.fields.joint import Joint, names_of, values_of
from newsparse.fields.judgement import between
from newsparse.fields.text_judgement import ALONE, CONTEXT, Context, Row, features_alone
from newsparse.fields.text_lines import Lines
from newsparse.lexicon import load
from newsparse.limits import Limits
from newsparse.page import Page

WEIGHTS = Path(text_judgement.__file__).with_name("text_judgement_weights.json")
STRENGTH = 0.06
"""Inverse of the regularisation, among 0.025, 0.04, 0.06, 0.09 and 0.13. Cross-validated, smaller ones give up to .002 more, most
of it on one page of tables; this is the least at which no figure on the labelled pages is below its floor."""
COPIED = 0.2
"""How much such an article counts against a whole page."""
DRAWS = 4
"""How often a text is learned from with some features unknown, all draws together with the weight of the text. Cross-validated, body F1
is .947, .9154 and .929 for Zyte, Fundus and WCXB with four draws and .9495, .9149 and .9265 with none; for Zyte it hangs on one page of
tables. The copies weigh half as much against the texts as without draws: at as much, it is .9469, .9153 and .9261."""
SHORTEST = 200
"""Characters of the shortest body that is learned from so."""


def read(text: str, url: str | None = None) -> Page:
    return _read(text, url, None, None, Limits(), is_text=True)[0]


def copied(row: dict[str, Any], teasers: list[str], chance: Random) -> Iterator[tuple[Page, list[int | None]]]:
    """The article as people copy it: headline and body alone; and some of its body with a few lines around it."""
    truth = row["truth"]
    paragraphs = [line for line in truth.get("paragraphs") or truth["body"].split("\n") if line.strip()]
    if len(truth["body"]) < SHORTEST:
        return
    headline = [truth["headline"]] if truth.get("headline") else []
    yield known(headline, paragraphs, [], chance)
    words = load(row.get("lang")).words

    def word(category: str) -> str:
        return chance.choice(words.get(category) or ("",)).rstrip(":：").replace("#", "3")

    name = (truth.get("authors") or ["Ada Moss"])[0] or "Ada Moss"
    captions = [image["caption"] for image in truth.get("images") or [] if image.get("caption")]
    above = [f"{word('byline')} {name}", str(truth.get("date") or "3.5.2024")[:10]]
    above += [f"{(captions or teasers)[0]} {word('credit')}: {name}", word("share")]
    below = [f"{word('source')}: {name}", word("comment_form"), word("share"), f"{word('tags')}: {name}, {name}"]
    below = [line for line in below if chance.random() < 0.5]
    if chance.random() < 0.5:
        below += [word("related"), *chance.sample(teasers, 3)]
    first = chance.randrange(max(len(paragraphs) - 3, 1))
    some = paragraphs[first : first + chance.randint(2, 9)]
    sections = [max(title.split(), key=len).title() for title in chance.sample(teasers, chance.randint(1, 5))]
    menu = ["\n".join([word("furniture"), *sections]) + chance.choice(("", "\n"))] if chance.random() < 0.5 else []
    yield known([*menu, *headline, *(line for line in above if chance.random() < 0.4)], some, below, chance)


def known(above: list[str], body: list[str], below: list[str], chance: Random) -> tuple[Page, list[int | None]]:
    """Lines as a text, and which of its blocks are the body."""
    between, tail = chance.choice(("\n", "\n\n")), chance.choice(("\n", "\n\n", "\n\n\n\n"))
    top = between.join([*above, ""])
    text = top + between.join(body)
    page = read(text + tail + between.join(below) if below else text)
    return page, [int(len(top) <= block.start < len(text)) for block in page.blocks]


def spelled(joints: tuple[Joint, ...], rows: list[Row]) -> list[tuple[str, ...]]:
    """Rows of joint numbers as rows of features."""
    return [values_of(joints, row) if row else () for row in rows]


def in_context(pages: list[Page], lines: list[Lines], scores: list[list[float]]) -> list[list[tuple[str, ...]]]:
    """The features of each page's lines in the context of these scores."""
    return [
        spelled(CONTEXT, Context(page, own).features(known))
        for page, own, known in zip(pages, lines, scores, strict=True)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--dry-run", action="store_true", help="only report, write no weights")
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args()
    rows = [json.loads(line) for line in (options.corpus / "pages.jsonl").read_text("utf-8").split("\n") if line]
    rows = [row for row in rows if (options.corpus / "text" / f"{row['id']}.txt").exists()]
    pages: list[Page] = []
    truth: list[list[int | None]] = []
    for row in rows:
        page = read((options.corpus / "text" / f"{row['id']}.txt").read_text("utf-8"))
        pages.append(page)
        summary = " ".join((row["truth"].get("structure") or {}).get("summary") or [])
        truth.append(labels(page, row["truth"]["body"], summary))
    sites = [site(row["url"]) for row in rows]
    real = len(rows)
    chance = Random(1)
    teasers = [row["truth"]["headline"] for row in rows if row["truth"].get("headline")]
    for place, row in enumerate(rows[:real]):
        for page, known_lines in copied(row, chance.sample(teasers, 9), chance):
            pages.append(page)
            truth.append(known_lines)
            sites.append(sites[place])
            rows.append(
                {
                    **row,
                    "set": "copied",
                    "truth": {"body": "\n".join(b.text for b in page.blocks if known_lines[b.index])},
                }
            )
    natural = len(rows)
    rows += rows[:real] * DRAWS
    pages += pages[:real] * DRAWS
    truth += truth[:real] * DRAWS
    sites += sites[:real] * DRAWS
    worth = [2.0] * real + [2 * COPIED] * (natural - real) + [2 / DRAWS] * (real * DRAWS)
    lines = [Lines(page) for page in pages]
    learned: dict[str, Any] = {}
    print("alone")
    alone = masked(names_of(ALONE), [spelled(ALONE, features_alone(one)) for one in lines], natural)
    learned["alone"], scores = learn(alone, names_of(ALONE), truth, pages, sites, STRENGTH, worth)
    report(rows, pages, scores)
    print("context, once")
    once = masked(names_of(CONTEXT), in_context(pages, lines, scores), natural)
    _, first = learn(once, names_of(CONTEXT), truth, pages, sites, STRENGTH, worth)
    report(rows[:real], pages[:real], first[:real])
    print("context, twice")
    # The same weights serve both times, learned from what either looks at; twice the rows weigh as much against the
    # regularisation as one of them.
    twice = masked(names_of(CONTEXT), in_context(pages, lines, first), natural)
    learned["context"], scores = learn(
        once + twice, names_of(CONTEXT), truth * 2, pages * 2, sites * 2, STRENGTH / 2, worth * 2
    )
    count = len(rows)
    scores = [[*map(between, scores[k], scores[count + k])] for k in range(count)]
    report(rows[:real], pages[:real], scores[:real], options.worst)
    report(rows[real:natural], pages[real:natural], scores[real:natural])
    if not options.dry_run:
        WEIGHTS.write_text(json.dumps(learned, indent=0, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
