"""Records -> a folder that brat opens."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from claimx.records import Record
from claimx.store.brat.labels import annotation_conf, brat_label, visual_conf
from claimx.store.brat.sheet import annotation_lines
from claimx.store.file_names import FileNames
from claimx.store.jsonl import OutputError


def write_brat(records: Iterable[Record], _: Sequence[str], path: Path) -> None:
    """A folder with `NAME.txt`, `NAME.ann` for each article, and brat's configuration.

    It is written under a temporary name and renamed when it is whole. A folder that holds something already is left
    alone: people may have worked on what is in there.

    Raises:
        OutputError: the folder is not empty, or cannot be written.
    """
    try:
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise OutputError(f"{path}: is there already, and not empty; name a new folder")
        whole = path.resolve()
        part = whole.with_name(f".{whole.name}.{os.getpid()}.part")
        part.mkdir()
        try:
            _fill(part, records)
            if path.exists():
                path.rmdir()
            part.replace(whole)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from None


def _fill(folder: Path, records: Iterable[Record]) -> None:
    names, custom = FileNames(), set()
    for record in records:
        name = names.name(record.id)
        custom |= {brat_label(entity.label) for entity in record.entities}
        lines = "".join(f"{line}\n" for line in annotation_lines(record))
        (folder / f"{name}.txt").write_bytes(record.text.encode(errors="replace"))
        (folder / f"{name}.ann").write_bytes(lines.encode(errors="replace"))
    (folder / "annotation.conf").write_text(annotation_conf(custom), encoding="utf-8")
    (folder / "visual.conf").write_text(visual_conf(), encoding="utf-8")
