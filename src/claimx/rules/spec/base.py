"""What all rules share: an id, a reason, examples; and patterns, the ways to say which words are meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from claimx.rules.regex import compile_regex


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


#: One word or a list of words: `lemma: say` and `lemma: [say, tell]` are the same.
Words = Annotated[tuple[str, ...], BeforeValidator(_as_list), Field(min_length=1)]


#: The universal tags, see https://universaldependencies.org/u/pos/, and spaCy's own SPACE.
PARTS_OF_SPEECH = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE".split())
#: What stands in the regular expressions of some kinds for words of other rules.
PLACEHOLDER = re.compile(r"\{[a-z]+\}")


class Spec(BaseModel):
    """Part of a rule pack: an unknown key is an error, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Examples(Spec):
    """Sentences in inline mark-up (`claimx.text.markup`) that are the rule's tests.

    `match`: each marked span must be found by this rule. `no_match`: the rule finds nothing there.
    """

    match: Words
    no_match: Annotated[tuple[str, ...], BeforeValidator(_as_list)] = ()


class BaseRule(Spec):
    """What every rule has; `id` is permanent, and unique over all packs unless it is to override."""

    id: str = Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$")
    why: str | None = None
    examples: Examples


class Pattern(Spec):
    """One way to find words; exactly one of `phrase`, `lemma`, `tokens` or `regex` is given.

    phrase: literal words, compared without regard to case unless `case: true`.
    lemma: the dictionary form of one word, of the part of speech `pos` (universal tags) where that is given.
    tokens: spaCy Matcher syntax.
    regex: searched in the text by google-re2, which cannot run away.
    """

    phrase: Words | None = None
    lemma: Words | None = None
    pos: Words | None = None
    tokens: tuple[dict[str, Any], ...] | None = None
    regex: str | None = None
    case: bool = False

    @model_validator(mode="after")
    def _one_way(self) -> Pattern:
        given = [n for n in ("phrase", "lemma", "tokens", "regex") if getattr(self, n) is not None]
        if len(given) != 1:
            raise ValueError(f"a pattern needs exactly one of phrase, lemma, tokens, regex; it has {given or 'none'}")
        if self.pos and not self.lemma:
            raise ValueError("pos goes with lemma")
        if unknown := [pos for pos in self.pos or () if pos not in PARTS_OF_SPEECH]:
            raise ValueError(f"pos: {unknown[0]!r} is none of {', '.join(PARTS_OF_SPEECH)}")
        if self.regex is not None:
            compile_regex(PLACEHOLDER.sub("x", self.regex), self.case)
        return self


def patterns_in(part: BaseModel, place: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Pattern]]:
    """All patterns of a rule, each with the keys and positions that lead to it."""
    if isinstance(part, Pattern):
        yield place, part
    for name in type(part).model_fields:
        value = getattr(part, name)
        for position, item in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(item, BaseModel):
                yield from patterns_in(item, (*place, name, position))
