"""A folder of gold against a file of records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from claimx.evaluation.brat import annotated_scores, compile_brat
from claimx.evaluation.gold import GoldError, compile_gold, sources_to_resolve
from claimx.evaluation.scores import Scores
from claimx.records import Range, Record
from claimx.store.brat.labels import brat_label
from claimx.store.brat.reading import has_own_folder, is_brat, read_brat
from claimx.store.file_names import made_safe
from claimx.text.markup import MarkupError


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold of a folder: records by the names of their files, and what of it is to be scored.

    `only` as in `Scores`; `outer`: does it hold only claims that stand in no other?
    """

    records: dict[str, Record]
    to_resolve: dict[str, list[Range]] = field(default_factory=dict)
    only: frozenset[str] | None = None
    outer: bool = False


def score_folder(records: Iterable[Record], folder: Path) -> tuple[Scores, list[str]]:
    """Score the records whose ids are the names of gold files; also gives the gold files that have no record.

    Gold is a folder of `.txt` files in mark-up, or one that is annotated in brat. In PolNeAR's layout, where claims
    that stand in others are not annotated, they are not counted either.

    Raises:
        GoldError: there is no gold, or it breaks the annotation guide.
        BratError: brat's files cannot be read.
        ScoringError: a record is of another text than its gold.
    """
    gold = _read_brat_gold(folder) if is_brat(folder) else _read_marked_gold(folder)
    found: dict[str, Record] = {}
    for record in records:
        for name in (record.id, made_safe(record.id)):
            if name in gold.records:
                found[name] = _as_annotated(record, gold) if gold.only else record
    scores = Scores(only=gold.only and _known(gold.only, found.values()))
    for name, wanted in gold.records.items():
        scores.add(wanted, found.get(name), gold.to_resolve.get(name, ()))
    return scores, [name for name in gold.records if name not in found]


def _read_marked_gold(folder: Path) -> Gold:
    gold = Gold({})
    for path in sorted(folder.glob("*.txt")):
        marked = path.read_bytes().decode("utf-8")
        try:
            gold.records[path.stem] = compile_gold({"id": path.stem}, marked)
        except MarkupError as error:
            raise GoldError(f"{path}: {error}") from None
        gold.to_resolve[path.stem] = sources_to_resolve(marked)
    if not gold.records:
        raise GoldError(f"{folder}: no gold there: a folder of .txt files in mark-up, or of brat's .txt and .ann files")
    return gold


def _read_brat_gold(folder: Path) -> Gold:
    articles = list(read_brat(folder))
    only = annotated_scores(articles)
    if not only:
        raise GoldError(f"{folder}: nothing is annotated there that can be scored")
    records = {article.name: compile_brat(article) for article in articles}
    return Gold(records, only=only, outer=has_own_folder(folder))


def _as_annotated(record: Record, gold: Gold) -> Record:
    """The record as brat's gold has it: labels that brat can hold, only outer claims where there are no others."""
    entities = [entity.model_copy(update={"label": brat_label(entity.label)}) for entity in record.entities]
    claims = [claim for claim in record.claims if claim.parent is None or not gold.outer]
    return record.model_copy(update={"entities": entities, "claims": claims})


def _known(names: frozenset[str], records: Iterable[Record]) -> frozenset[str]:
    """The scores, less those of labels that no record has, such as what annotators leave for each other."""
    labels = {f"entities: {entity.label}" for record in records for entity in record.entities}
    return frozenset(name for name in names if not name.startswith("entities: ") or name in labels)
