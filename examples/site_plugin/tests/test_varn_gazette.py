"""The rest of the tests are the case folders in `sites`, which pytest collects by itself."""

from varn_gazette import PARSER

import newsparse
from newsparse.testing import check_site_parser


def test_the_parser_is_installed():
    assert newsparse.SITES.for_host("www.varn-gazette.example") is PARSER


def test_whatever_the_page_it_never_fails():
    check_site_parser(PARSER)
