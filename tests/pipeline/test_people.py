"""`claimx_people`: who is a person, without title and possessive, and whose a bare surname is."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.pipeline.annotated_names import expected_names, findings_of, found_names

NAMES = [
    "[person:amina-wario Amina Wario], the group's coordinator, wept.",
    "President [person:corazon-villanueva Corazon Villanueva] ordered an inquiry.",
    "Mr [person:okello Okello] resigned.",
    "Prime Minister Dr [person:ayo-bello Ayo Bello] resigned.",
    "Minister of Health [person:chisomo-kaliati Chisomo Kaliati] resigned.",
    "The spokeswoman [person:grace-chebet Grace Chebet] resigned.",
    "It was [person:ramon-dela-cruz Ramon dela Cruz]'s idea.",
    "The mayor, [person:park-soo-young Park Soo-young], resigned.",
    "Senator [person:antonio-reyes-iii Antonio “Tony” Reyes III] resigned.",
    "The judge asked [person:bettina-limperg-schaaf Bettina Limperg-Schaaf] to stay.",
    "[person:hugo-salinas-trevino Hugo Salinas Treviño] and [person:felix-urrutia Félix Urrutia] agreed.",
    "[person:jordan-pena Jordan Peña], a student, was among the dead.",
    # Names whose words are foreign to English, and of whose bearer the words beside tell.
    "The hotelier [person:gurdev-pal-ahluwal Gurdev Pal Ahluwal] paid for the hall.",
    "Hotelier [person:gurdev-pal-ahluwal Gurdev Pal Ahluwal] paid for the hall.",
    "“It is fine,” said [person:gurdev-pal-ahluwal Gurdev Pal Ahluwal].",
    "[person:gurdev-pal-ahluwal Gurdev Pal Ahluwal] said he was glad.",
    "In the morning Grupo Bolivar Andino said it would lend less.",
    "Anheuser Busch InBev sold less beer.",
    "The talks in Jordan ended on Tuesday.",
    "I told [person:megyn-okello Megyn Okello] that she was late.",
    "He met a fellow Asian Indian and asked how many are Christian-inspired.",
    "The president and the minister agreed on Wednesday.",
]

IDENTITIES = [
    "[person:maria-okello Maria Okello] spoke. [person:maria-okello Okello] left."
    " Ms [person:maria-okello Okello] wept.",
    "[person:maria-okello Maria Okello] and [person:james-okello James Okello] came. Mrs [person:maria-okello Okello]"
    " spoke first, then Mr [person:james-okello Okello].",
    "[person:maria-okello Maria Okello] came. Later [person:james-okello James Okello] came."
    " [person:okello Okello] spoke.",
    "[person:kim-myong-chol Kim Myong Chol] spoke. [person:kim-myong-chol Kim] left.",
    "[person:marijke-de-wit Marijke de Wit] spoke. [person:marijke-de-wit De Wit] left.",
    "[person:juan-velasco-prado Juan Velasco Prado] spoke. [person:juan-velasco-prado Velasco] left.",
    "[person:charles-e-mboya Charles E. Mboya] spoke. [person:charles-e-mboya Charles Mboya] left.",
]


@pytest.mark.parametrize("marked", NAMES + IDENTITIES)
def test_people_are_found_where_they_are_named(nlp: Language, marked: str) -> None:
    text, expected = expected_names(marked)
    assert [mark for mark in found_names(nlp, text) if mark[0] == "person"] == expected


def test_a_surname_stays_with_whom_it_was_used_for(nlp: Language) -> None:
    text = "Maria Okello sued. Okello blamed her nephew, James Okello, for it. Okello wants damages."
    maria, james = findings_of(nlp, text).people
    assert [mention.text for mention in maria.mentions] == ["Maria Okello", "Okello", "Okello"]
    assert [mention.text for mention in james.mentions] == ["James Okello"]


CARRIED = [
    "[person:harold-okello Harold Okello] opened the bridge. His brother [person:philip-okello Philip Okello] came too."
    " [person:harold-okello Okello] wept.",
    "[person:harold-okello Harold Okello] came. [person:harold-okello Okello] met his wife,"
    " [person:linda-okello Linda Okello]. [person:linda-okello Linda Okello] sang. [person:linda-okello Linda Okello]"
    " left. [person:harold-okello Okello] stayed.",
    "[person:philip-okello Philip Okello] met [person:harold-okello Harold Okello]."
    " [person:harold-okello Harold Okello] paid. [person:harold-okello Okello] left.",
    "[person:harold-okello Harold Okello] opens bridge\n\n[person:philip-okello Philip Okello] came on Monday."
    " [person:philip-okello Philip Okello] sang. [person:harold-okello Harold Okello] paid."
    " [person:harold-okello Okello] left on Tuesday.\n",
    "[person:harry-okello Harry Okello] opens bridge\n\n[person:harold-okello Harold Okello] came on Monday."
    " [person:harold-okello Okello] left on Tuesday.\n",
    "Mr [person:harold-okello Harold Okello] and Mrs [person:linda-okello Linda Okello] came. Mr [person:harold-okello"
    " Okello] spoke. Mrs [person:linda-okello Okello] wept. [person:okello Okello] left.",
    "[person:james-mboya James Mboya] met [person:harold-james Harold James]. [person:harold-james James] left.",
]


@pytest.mark.parametrize("marked", CARRIED)
def test_a_shared_surname_is_of_whom_the_article_shows_and_else_of_nobody_named(nlp: Language, marked: str) -> None:
    text, expected = expected_names(marked)
    assert [mark for mark in found_names(nlp, text) if mark[0] == "person"] == expected


def test_forms_of_mentions(nlp: Language) -> None:
    (person,) = findings_of(nlp, "Maria Okello spoke. Okello left. Maria Okello wept.").people
    assert [mention.form for mention in person.mentions] == ["name", "short", "name"]


def test_names_in_a_byline_are_people(nlp: Language) -> None:
    text = (
        "Storm tears off roofs\n\nBY GRACE PHIRI-BANDA\n\nA storm tore off roofs in the town on Monday, police said.\n"
    )
    assert [person.id for person in findings_of(nlp, text).people] == ["grace-phiri-banda"]
