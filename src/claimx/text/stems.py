"""Words without their endings, so that "trafficked" and "trafficking" meet. For comparing only: a stem is no word."""

from __future__ import annotations

from functools import lru_cache

_IRREGULAR = {
    **{"children": "child", "men": "man", "women": "woman", "feet": "foot", "lives": "life", "wives": "wife"},
    **{"lost": "lose", "loss": "lose", "losses": "lose", "sold": "sell", "bought": "buy", "built": "build"},
    **{"paid": "pay", "spent": "spend", "sent": "send", "won": "win", "held": "hold", "met": "meet", "cost": "cost"},
}
_SHORTEST = 3


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The stem of a word in lower case: without 's, plural and verb endings, and a last e."""
    word = word.removesuffix("'s").removesuffix("’s")
    if word in _IRREGULAR:
        word = _IRREGULAR[word]
    if word.endswith("ies") and len(word) > _SHORTEST + 2:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _SHORTEST:
        word = word[:-1]
    for ending in ("ing", "ed"):
        stripped = word.removesuffix(ending)
        if stripped != word and len(stripped) >= _SHORTEST and any(vowel in stripped for vowel in "aeiouy"):
            word = stripped[:-1] if stripped[-1] == stripped[-2] and stripped[-1] not in "ls" else stripped
            break
    return word[:-1] if word.endswith("e") and len(word) > _SHORTEST else word
