"""Doc -> Record: the only way out of spaCy."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from claimx import __version__
from claimx.articles.article import Article
from claimx.articles.failure import ArticleError
from claimx.pipeline.attribution.tagger import attribution_label
from claimx.pipeline.build import load, model_label
from claimx.pipeline.findings import Findings
from claimx.pipeline.language import ENGLISH, language_of
from claimx.pipeline.tokenization import make_doc
from claimx.records import MadeBy, Range, Record, Span, content_text
from claimx.rules.load import load_rules
from claimx.text.doubts import doubts_of

#: The lists of a record that hold what components find.
FINDINGS = ("organisations", "people", "countries", "entities", "dates", "figures", "quotations", "claims")


def extract(
    articles: Iterable[Article | str],
    nlp: Language | None = None,
    on_failure: Callable[[Article, Exception], None] | None = None,
) -> Iterator[Record]:
    """One record an article, in their order. Each is processed alone: what stands beside it changes nothing.

    Args:
        articles: articles, or plain texts.
        nlp: a pipeline from `claimx.load`; by default one with the built-in rules.
        on_failure: called with an article that failed and the error, and the next one follows; by default the
            error is raised.
    """
    nlp = nlp or default_pipeline()
    for item in articles:
        article = Article(text=item) if isinstance(item, str) else item
        try:
            record = extract_record(article, nlp)
        except Exception as error:
            if on_failure is None:
                raise
            on_failure(article, error)
        else:
            yield record


def extract_record(article: Article, nlp: Language) -> Record:
    """Run the pipeline over one article and make its record; one that is not English is not looked into.

    Raises:
        ArticleError: the text is longer than the pipeline takes.
    """
    if len(article.text) > nlp.max_length:
        raise ArticleError(
            "TextTooLong", f"{len(article.text):,} characters; claimx reads articles of at most {nlp.max_length:,}"
        )
    language = language_of(article.text, article.language)
    if language != ENGLISH:
        return _record(article, nlp, language=language, byline=article.byline, credit=article.credit)
    doc = make_doc(nlp, article.text)
    Findings(doc).published = article.published
    return record_of(nlp(doc), article, nlp)


def record_of(doc: Doc, article: Article, nlp: Language) -> Record:
    """The record of a processed Doc that `make_doc` made of the article's text."""
    findings: Findings = doc._.claimx
    layout = findings.layout
    record = _record(
        article,
        nlp,
        byline=article.byline or _text(doc, layout.byline),
        credit=article.credit or _text(doc, layout.credit),
        doubts=doubts_of(article.text),
        **{name: getattr(findings, name) for name in FINDINGS},
    )
    if doc.text != article.text:  # it was hard-wrapped
        _cut_from_text(record)
    return record


def _record(article: Article, nlp: Language, **found: Any) -> Record:
    """A record of the article with what was found in it."""
    digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Record(
        id=article.id or digest[:16],
        title=article.title,
        outlet=article.outlet,
        url=article.url,
        published=article.published,
        text=article.text,
        text_sha256=digest,
        made_by=made_by(nlp),
        **found,
    )


def _cut_from_text(record: Record) -> None:
    """Give every finding the words of the article as they stand there, line breaks included."""
    for found in record.ranges():
        if isinstance(found, Span):
            found.text = record.text[found.start : found.end]
    for claim in record.claims:
        claim.text = content_text(record.text, claim.content)


def made_by(nlp: Language) -> MadeBy:
    """What stands in `made_by` of every record of this pipeline."""
    config = nlp.get_pipe_config("claimx_claims")
    return MadeBy(
        claimx=__version__,
        model=model_label(nlp),
        rules=[pack.label for pack in load_rules([str(pack) for pack in config["rules"]]).packs],
        attribution=attribution_label(config["attribution"]),
    )


@lru_cache(maxsize=1)
def default_pipeline() -> Language:
    """The pipeline with the default model and the built-in rules, loaded once."""
    return load()


def _text(doc: Doc, found: Range | None) -> str | None:
    return doc.text[found.start : found.end] if found else None
