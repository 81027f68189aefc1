"""Which language an article is in: English unless the text leaves no doubt that it is another."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from spacy.lang.en.stop_words import STOP_WORDS

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

ENGLISH = "en"
#: Of an article so many stretches of so many characters are looked at, evenly spread.
_STRETCHES, _LENGTH = 8, 500
#: A stretch is English if this share of its words are English function words; in running prose it is nearly half.
_ENGLISH_WORDS = 0.25
#: An article is English if this share of its stretches is.
_GOOD_PART = 0.25
#: No other language is seen in less text, in a list of names (few words in small letters), or with less certainty.
_LEAST_LETTERS, _SMALL_LETTERS, _CERTAIN = 40, 0.5, 0.7
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_GIVEN = re.compile(r"([a-z]{2})(?:[-_].*)?")


def language_of(text: str, given: str | None = None) -> str:
    """The language of a text as a code of ISO 639-1.

    A text that is short, a list of names, or in several languages of which one is English is English ("en").

    Args:
        text: a bounded part of it is looked at.
        given: what the input says of it ("en", "pt-BR"). English is taken at its word; another language counts
            where the text does not show that it is English; anything else is not looked at.
    """
    named = _code(given)
    if named == ENGLISH:
        return ENGLISH
    stretches = _stretches(text)
    words = [_WORD.findall(stretch) for stretch in stretches]
    if sum(map(_is_english, words)) >= _GOOD_PART * len(stretches):
        return ENGLISH
    return named or _other_language("\n".join(stretches), [word for each in words for word in each])


def _code(given: str | None) -> str | None:
    told = (given or "").strip().lower()
    match = _GIVEN.fullmatch({"english": ENGLISH, "eng": ENGLISH}.get(told, told))
    return match[1] if match else None


def _stretches(text: str) -> list[str]:
    """The whole of a short text, cut in pieces; of a long one pieces with gaps between them."""
    step = max(_LENGTH, len(text) // _STRETCHES)
    starts = range(0, max(len(text), 1), step)
    return [text[start : start + _LENGTH] for start in starts][:_STRETCHES]


def _is_english(words: list[str]) -> bool:
    found = sum(word.lower().replace("’", "'").partition("'")[0] in STOP_WORDS for word in words)
    return found > 0 and found >= _ENGLISH_WORDS * len(words)


def _other_language(sample: str, words: list[str]) -> str:
    """The language that the sample is in without a doubt, else English."""
    small = sum(not word[0].isupper() for word in words)
    if sum(map(len, words)) < _LEAST_LETTERS or small < _SMALL_LETTERS * len(words):
        return ENGLISH
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= _CERTAIN else ENGLISH


@lru_cache(maxsize=1)
def _identifier() -> LanguageIdentifier:
    """The trained model, loaded when a text is first met that does not read as English."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if len(code) == len(ENGLISH)])
    return identifier
