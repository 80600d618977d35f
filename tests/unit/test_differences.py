"""The page on differences is what its sources say."""

from tests import update_differences


def test_page_is_up_to_date():
    assert update_differences.PAGE.read_text(encoding="utf-8") == update_differences.page()
