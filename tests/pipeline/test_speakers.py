"""Sources: whom a pronoun, a description or a name means."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.annotated import found_claims

PLAIN = [
    ("Maria Okello opened the school on Monday. She said it had cost too much.", "She", "maria-okello"),
    ("Peter Okello opened the school on Monday. He said it had cost too much.", "He", "peter-okello"),
    ("Maria Okello, who said the road was closed, went home.", "who", "maria-okello"),
    ("“I hope the rain will stop,” said Maria Okello.", "I", "maria-okello"),
    (
        "The World Health Organization met on Monday. The agency said the outbreak was over.",
        "The agency",
        "world-health-organization",
    ),
    ("A spokeswoman for the World Bank said prices would rise.", "A spokeswoman for the World Bank", "world-bank"),
    ("Her lawyer, Ayanda Nkosi, said the charge was false.", "Her lawyer, Ayanda Nkosi", "ayanda-nkosi"),
]

OPEN = [
    ("Maria Okello met Grace Achieng on Monday. Officials said it had gone well.", "Officials"),
    ("They said it had cost too much.", "They"),
]


@pytest.mark.parametrize(("text", "source", "entity"), PLAIN)
def test_a_source_is_resolved_where_the_text_makes_it_plain(nlp: Language, text: str, source: str, entity: str) -> None:
    sources = {c.source.text: [r.id for r in c.source.refers_to] for c in found_claims(nlp, text) if c.source}
    assert sources[source] == [entity]


@pytest.mark.parametrize(("text", "source"), OPEN)
def test_a_source_stays_open_where_nobody_is_named(nlp: Language, text: str, source: str) -> None:
    sources = {c.source.text: c.source.refers_to for c in found_claims(nlp, text) if c.source}
    assert sources[source] == []


def test_a_pronoun_becomes_a_mention_of_whom_it_means(nlp: Language) -> None:
    doc = nlp("Maria Okello opened the school on Monday. She said it had cost too much.")
    (person,) = doc._.claimx.people
    assert [(m.text, m.form) for m in person.mentions] == [("Maria Okello", "name"), ("She", "pronoun")]
