"""Delivered words in a sentence on the page, exactly as they stand: no star, bracket or colon becomes markup."""

import re

MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~$<>:])")


def plain(words: str) -> str:
    """The words with every sign that Markdown would read made harmless."""
    return MARKUP.sub(r"\\\1", words)
