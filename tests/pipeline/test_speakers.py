"""Sources: whom a pronoun, a description or a name means."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.annotated import found_claims

#: The text, the source in it (its last, where it comes again), and the ids of those whom it means.
Case = tuple[str, str, list[str]]

PRONOUNS: list[Case] = [
    ("Maria Okello opened the school on Monday. She said it had cost too much.", "She", ["maria-okello"]),
    ("Peter Okello opened the school on Monday. He said it had cost too much.", "He", ["peter-okello"]),
    # Whoever says something is meant before those of whom it is said.
    ("Peter Okello said John Mensah had lied. He added that nobody was safe.", "He", ["peter-okello"]),
    # Nor is the speaker somebody whom the quotation names.
    ("Peter Okello left early. “John Mensah never wrote to me about the bridge,” he said.", "he", ["peter-okello"]),
    # Sentences of a quotation put nobody farther away.
    (
        "Peter Okello mended the bridge. “It was cold. It was wet. It was dark. Nobody came,” he said.",
        "he",
        ["peter-okello"],
    ),
    # What others call her tells whether a name is a woman's.
    (
        "Ayanda Nkosi said she was glad. She met Peter Cole, a banker. Cole and Nkosi left. She said nobody was safe.",
        "She",
        ["ayanda-nkosi"],
    ),
    # Nor somebody whose words he tells.
    ("Peter Okello said John Mensah denied that he had lied. He added that nobody was safe.", "He", ["peter-okello"]),
    # The subject of the clause above.
    ("Peter Okello met John Mensah. Mensah said he believed that the bridge would hold.", "he", ["john-mensah"]),
    # A name of men and women alike fits both.
    ("Her lawyer, Ayanda Nkosi, called the charge false. He said it would fail.", "He", ["ayanda-nkosi"]),
    # A surname is no given name, and somebody's husband is somebody else.
    ("Jane Jordan, whose husband is a baker, left early. She said the bread was stale.", "She", ["jane-jordan"]),
    # A spokeswoman without a name speaks for whom she speaks for.
    (
        "Farida Aziz left early. A spokeswoman for the World Bank came later. She said prices would rise.",
        "She",
        ["world-bank"],
    ),
    ("In her letter to the council, Maria Okello warned of floods. She said nobody was safe.", "She", ["maria-okello"]),
    ("The World Bank met on Monday. It said prices would rise.", "It", ["world-bank"]),
    ("A report by the World Bank came out on Monday. It said prices would rise.", "It", ["world-bank"]),
    (
        "The report by the World Bank and the World Health Organization says rain is late. It says prices will rise.",
        "It",
        ["world-bank", "world-health-organization"],
    ),
]

SEVERAL: list[Case] = [
    (
        "Maria Okello and Peter Mensah opened the school on Monday. They said it had cost too much.",
        "They",
        ["maria-okello", "peter-mensah"],
    ),
    ("The World Bank met on Monday. They said prices would rise.", "They", ["world-bank"]),
    (
        "Peter Okello is on trial. He and John Mensah said the judge was wrong.",
        "He and John Mensah",
        ["peter-okello", "john-mensah"],
    ),
    (
        "The World Bank and the World Health Organization met on Monday. The two agencies said rain would come.",
        "The two agencies",
        ["world-bank", "world-health-organization"],
    ),
    (
        "Maria Okello and Peter Mensah opened the school on Monday. The couple said it had cost too much.",
        "The couple",
        ["maria-okello", "peter-mensah"],
    ),
]

SPEAKERS: list[Case] = [
    ("“I hope the rain will stop,” said Maria Okello.", "I", ["maria-okello"]),
    ("“We hope the rain will stop,” said Maria Okello, the director of the World Bank.", "We", ["world-bank"]),
    ("“We hope prices will fall,” the World Bank said.", "We", ["world-bank"]),
]

RELATIVE: list[Case] = [
    ("Maria Okello, who said the road was closed, went home.", "who", ["maria-okello"]),
    ("Koos Brandt, a retired teacher who hopes that the road will open, went home.", "who", ["koos-brandt"]),
]

DESCRIPTIONS: list[Case] = [
    (
        "The World Health Organization met on Monday. The agency said the outbreak was over.",
        "The agency",
        ["world-health-organization"],
    ),
    # Not the ministry, though it is nearer.
    (
        "The World Bank met on Monday at the Ministry of Health. The bank said prices would rise.",
        "The bank",
        ["world-bank"],
    ),
    # The firm is the company.
    (
        "Ardal Glass was sold to the Dutch firm Van Rossem. The company said nobody would lose a job.",
        "The company",
        ["van-rossem"],
    ),
    ("Sen. Jane Mensah met Peter Cole. The senator said taxes would rise.", "The senator", ["jane-mensah"]),
    # A place tells nothing against it.
    (
        "Peter Cole bought the ferry. The Kenyan businessman said fares would rise.",
        "The Kenyan businessman",
        ["peter-cole"],
    ),
    ("Jane Mensah met Peter Cole. The widow said taxes would rise.", "The widow", ["jane-mensah"]),
    # Of several presidents the one who was named with the country.
    (
        "Kenyan President Jane Mensah met Peter Cole. The Kenyan president said fares would rise.",
        "The Kenyan president",
        ["jane-mensah"],
    ),
    (
        "President Jane Mensah spoke on Monday. The Kenyan president said fares would rise.",
        "The Kenyan president",
        ["jane-mensah"],
    ),
    # By age, and by any noun by which the article calls somebody.
    ("Jane Mensah, 54, met Ama Cole, 61. The 61-year-old said that taxes would rise.", "The 61-year-old", ["ama-cole"]),
    ("Jane Mensah, a beekeeper, met Ama Cole. The beekeeper said honey was dear.", "The beekeeper", ["jane-mensah"]),
    (
        "Jane Mensah, minister for water, met Ama Cole, minister for health. The water minister said all was well.",
        "The water minister",
        ["jane-mensah"],
    ),
    # A noun of somebody who does something, where nobody else is there to do it.
    ("Jane Mensah crossed the lake. “It was cold,” the swimmer said.", "the swimmer", ["jane-mensah"]),
    ("Jane Mensah crossed the lake. “It was cold,” the beekeeper said.", "the beekeeper", ["jane-mensah"]),
    ("Jane Mensah spoke first. The senator said taxes would rise.", "The senator", ["jane-mensah"]),
    # Named later, as news often begins.
    (
        "The mayor said taxes would rise. The city is poor. Mayor Jane Mensah met the council.",
        "The mayor",
        ["jane-mensah"],
    ),
]

COUNTRIES: list[Case] = [
    ("Kenya has had no rain. The government said prices would rise.", "The government", ["KEN"]),
    ("Kenya has had no rain. The authorities said prices would rise.", "The authorities", ["KEN"]),
    ("Farmers marched. The Kenyan government said prices would rise.", "The Kenyan government", ["KEN"]),
    ("Kenya has had no rain. The military government said prices would rise.", "The military government", ["KEN"]),
    (
        "Kenya has had no rain. The country’s government said prices would rise.",
        "The country’s government",
        ["KEN"],
    ),
]

VOICES: list[Case] = [
    (
        "In a study on Monday the World Bank said rain would come. Farmers are glad. The study said it would last.",
        "The study",
        ["world-bank"],
    ),
    (
        "The World Bank in its study expects more rain. Farmers are glad. The study said prices would fall.",
        "The study",
        ["world-bank"],
    ),
    ("A spokeswoman for the World Bank said prices would rise.", "A spokeswoman for the World Bank", ["world-bank"]),
    ("An official at the World Bank said prices would rise.", "An official at the World Bank", ["world-bank"]),
    (
        "An official at the World Bank left early. Rain fell. The official said prices would rise.",
        "The official",
        ["world-bank"],
    ),
    ("A study by the World Bank came out on Monday. The report said prices would rise.", "The report", ["world-bank"]),
    (
        "Peter Cole said in a letter to the council that the bridge was weak. The letter said it would fall.",
        "The letter",
        ["peter-cole"],
    ),
]

NAMES: list[Case] = [
    ("Her lawyer, Ayanda Nkosi, said the charge was false.", "Her lawyer, Ayanda Nkosi", ["ayanda-nkosi"]),
]

OPEN: list[tuple[str, str]] = [
    ("Maria Okello met Grace Achieng on Monday. Officials said it had gone well.", "Officials"),
    ("They said it had cost too much.", "They"),
    # Either may be meant.
    ("Peter Okello and John Mensah met on Monday. He said it had gone well.", "He"),
    # Somebody whom the article does not name.
    ("Peter Okello was shot. A doctor told reporters so. He said the wound was deep.", "He"),
    # Farmers, not the bank.
    ("The World Bank met on Monday. Farmers marched outside. They said it had come too late.", "They"),
    # No post says for whom she speaks: all doctors may be meant.
    ("“We tell families to wait,” said Maria Okello of the World Bank.", "We"),
    ("“We hope the rain will stop,” said Maria Okello.", "We"),
    # No court is the company, no senator the mayor, no woman the widower.
    ("The Supreme Court met on Monday. The company said it would appeal.", "The company"),
    ("Sen. Jane Mensah spoke first. The mayor said taxes would rise.", "The mayor"),
    ("Jane Mensah went home. The widower said taxes would rise.", "The widower"),
    # Somebody else whom the article has spoken of, or one of two.
    ("Jane Mensah met a beekeeper. “It was cold,” the beekeeper said.", "the beekeeper"),
    ("Jane Mensah met Ama Cole. “It was cold,” the beekeeper said.", "the beekeeper"),
    ("Jane Mensah, a lawyer, met Ama Cole. The lawyers said it had gone well.", "The lawyers"),
    (
        "The World Bank and the World Health Organization met. The three agencies said all was well.",
        "The three agencies",
    ),
    # What a quotation calls "it" is not who was named outside.
    ("The World Bank met on Monday. “I read the sign. It said that nobody may pass,” said Ama Cole.", "It"),
    # The government of the one or of the other.
    ("Kenya has had no rain. Kenya is dry. Uganda sent rice to Kenya, the government said.", "the government"),
    # A lawyer of his is none of hers.
    ("His lawyer, Jane Mensah, met Ama Cole. Her lawyer said it had gone well.", "Her lawyer"),
    # The article is about both countries.
    ("Kenya and Uganda have had no rain. The government said prices would rise.", "The government"),
    ("Peter Okello went home. “My husband said it would rain,” Jane Mensah wrote.", "My husband"),
    # Not the president whom the article names so, but of which country it does not say.
    (
        "President Jane Mensah met Peter Cole on Monday. The French president said fares would rise.",
        "The French president",
    ),
    # The panel is the one that was brought in without a name.
    (
        "An advisory panel met on Monday. The World Bank sent nobody. The panel said prices would rise.",
        "The panel",
    ),
    # Several people are no single one.
    ("Jane Mensah, an author, wrote the report. The authors said prices would rise.", "The authors"),
    # What a report is about has not written it.
    ("A report about the World Bank came out on Monday. The report said prices would rise.", "The report"),
]


def resolved(nlp: Language, text: str) -> dict[str, list[str]]:
    """The ids that each source of a text refers to."""
    return {c.source.text: [r.id for r in c.source.refers_to] for c in found_claims(nlp, text) if c.source}


@pytest.mark.parametrize(
    ("text", "source", "entities"),
    [*PRONOUNS, *SEVERAL, *SPEAKERS, *RELATIVE, *DESCRIPTIONS, *COUNTRIES, *VOICES, *NAMES],
)
def test_a_source_is_resolved_where_the_text_makes_it_plain(
    nlp: Language, text: str, source: str, entities: list[str]
) -> None:
    assert resolved(nlp, text)[source] == entities


@pytest.mark.parametrize(("text", "source"), OPEN)
def test_a_source_stays_open_where_the_text_leaves_it_open(nlp: Language, text: str, source: str) -> None:
    assert resolved(nlp, text)[source] == []


def test_a_pronoun_becomes_a_mention_of_whom_it_means(nlp: Language) -> None:
    doc = nlp("Maria Okello opened the school on Monday. She said it had cost too much.")
    (person,) = doc._.claimx.people
    assert [(m.text, m.form) for m in person.mentions] == [("Maria Okello", "name"), ("She", "pronoun")]
