"""A folder of gold files against a file of records."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from claimx.evaluation.gold import GoldError, compile_gold, sources_to_resolve
from claimx.evaluation.scores import Scores
from claimx.records import Record
from claimx.text.markup import MarkupError


def score_folder(records: Iterable[Record], folder: Path) -> tuple[Scores, list[str]]:
    """Score the records whose ids are the names of gold files; also gives the gold files that have no record.

    Raises:
        GoldError: there is no gold, or it breaks the annotation guide.
        ScoringError: a record is of another text than its gold.
    """
    files = {path.stem: path for path in sorted(folder.glob("*.txt"))}
    if not files:
        raise GoldError(f"{folder}: no gold there: a folder of .txt files in mark-up")
    found = {record.id: record for record in records if record.id in files}
    scores = Scores()
    for name, path in files.items():
        marked = path.read_bytes().decode("utf-8")
        try:
            gold = compile_gold({"id": name}, marked)
        except MarkupError as error:
            raise GoldError(f"{path}: {error}") from None
        scores.add(gold, found.get(name), sources_to_resolve(marked))
    return scores, [name for name in files if name not in found]
