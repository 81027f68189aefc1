"""What a pipeline's findings hang on besides the article, as one hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from spacy.language import Language

import claimx
from claimx.extraction import made_by
from claimx.pipeline.attribution.tagger import default_tagger

#: Libraries that have a say in the findings.
_LIBRARIES = ("spacy", "thinc", "onnxruntime", "tokenizers", "py3langid")


def fingerprint_of(nlp: Language) -> str:
    """A hash that is another when a record of this pipeline may be another.

    It covers what `made_by` of a record says (the version, the base model, the hashes of the rule packs and of the
    tagger's weights), claimx's code, the files of the base model and the tagger, and the libraries' versions.
    """
    digest = hashlib.sha256(made_by(nlp).model_dump_json().encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {metadata.version(library)}\n".encode())
    for file in _files(nlp):
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _files(nlp: Language) -> Iterator[Path]:
    yield from sorted(Path(claimx.__file__).parent.rglob("*.py"))
    yield from sorted(path for path in default_tagger().folder.glob("*") if path.suffix in (".onnx", ".json"))
    if nlp.path:
        yield from sorted(path for path in nlp.path.rglob("*") if path.is_file() and path.suffix != ".pyc")
