"""Rules about layout: headline, dateline, byline, credit, boilerplate; news agencies; tags of quotations."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from claimx.rules.spec.base import BaseRule, Pattern, Words

LayoutPart = Literal["headline", "dateline", "byline", "credit", "boilerplate"]


class LayoutPattern(Pattern):
    """A pattern of a paragraph: `phrase` or `regex`, since layout is read before words are tagged.

    at: where in the paragraph a phrase stands: at its start or end, as the whole of it, or anywhere.
    regex: `{agency}` in it stands for any name of the rules of kind `agency`, `{name}` for what looks like a person's
    name, `{date}` for what looks like a day. Groups named `dateline`, `byline` and `credit` say where these parts are.
    """

    at: Literal["start", "end", "whole", "anywhere"] = "start"

    @model_validator(mode="after")
    def _before_tagging(self) -> LayoutPattern:
        if self.phrase is None and self.regex is None:
            raise ValueError("layout is read before words are tagged: use phrase or regex")
        return self


class LayoutRule(BaseRule):
    """A paragraph, or a part of one, that is no running prose.

    where: in the first paragraph, among the first six (top), the last six (bottom), both (edges), or anywhere.
    longest: the paragraph has at most so many characters.
    none_of: none of these words stands in the part.
    A boilerplate or headline rule speaks of the whole paragraph, the others of the group of the regular expression
    that bears their part's name, or of all that it matched.
    """

    kind: Literal["layout"]
    part: LayoutPart
    where: Literal["first", "top", "bottom", "edges", "anywhere"] = "anywhere"
    longest: int = Field(default=300, ge=1)
    none_of: Words | None = None
    any_of: tuple[LayoutPattern, ...] = Field(min_length=1)


class AgencyRule(BaseRule):
    """News agencies, written as credit lines and datelines write them (AP, Reuters)."""

    kind: Literal["agency"]
    entries: Words


class TagRule(BaseRule):
    """Verbs of the tag that follows a quotation (“Why?” Okello asked.), so that no sentence begins between them.

    verbs: their forms in such tags. followed_by: words that may come right after the verb in a tag; a sign may too.
    """

    kind: Literal["tag"]
    verbs: Words
    followed_by: Words
