"""The trained tagger at work: words -> how likely each is a part of which claim.

The network (`models/attribution/`, with its card and the recipe that trains it) runs by onnxruntime on one thread,
window by window. Windows of different articles never share a run: the scales of its 8-bit arithmetic depend on the
whole input, and an article must give the same whatever stands beside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from claimx.pipeline.attribution.encoding import (
    CACHED_WORDS,
    ROLES,
    SIZE,
    TAGS,
    Labels,
    Words,
    paragraph_windows,
    window_inputs,
)

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

Floats = NDArray[np.float32]
#: What finds claims.
Attribution = Literal["rules", "model", "both"]

#: How many word pieces a window shares with the one before, where it does not begin with a paragraph.
_OVERLAP = 64
#: A word at least this likely to head a cue is looked at.
_LEAST_LIKELY = 0.1
#: The same of a word that the rules hold for a cue's head.
_LEAST_ASKED = 0.02
#: Of two heads the less likely one is a part of the other's cue if its arc says so with this probability.
_SAME_CUE = 0.4
_NEAR = 8
#: What is left to a word that the tags do not hold for a head.
_NO_HEAD = 0.001


@dataclass(frozen=True, slots=True)
class Head:
    """A cue's head and the claim around it.

    `place`: its word. `likely`: the probability that it heads a cue. `start`: the first word of the window; `source`,
    `cue` and `content` hold for each word of the window the probability that it belongs to this claim, `begins` and
    `ends` that it is the first and the last of a stretch of some content.
    """

    place: int
    likely: float
    start: int
    source: Floats
    cue: Floats
    content: Floats
    begins: Floats
    ends: Floats


class Tagger:
    """A trained tagger, read from its folder when it is first used; `size`: word pieces of a window, at most SIZE."""

    def __init__(self, folder: Path, size: int = SIZE) -> None:
        self.folder, self.size = folder, size

    @cached_property
    def labels(self) -> Labels:
        """The labels that it was trained on."""
        return Labels.of(self._config["tags"], self._config["dependencies"])

    @property
    def version(self) -> str:
        """The start of the hash of its weights."""
        return str(self._config["version"])

    def pieces_of(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces."""
        pieces: tuple[int, ...] = self._pieces(word)
        return pieces

    def coefficients(self, with_rules: bool) -> dict[str, float]:
        """Of the regression that gives a claim's confidence, with the rules' hints or without."""
        found: dict[str, float] = self._config["confidence"]["both" if with_rules else "model"]["coefficients"]
        return found

    @property
    def grades(self) -> dict[str, float]:
        """Of the claims that a rule makes in a construction, the share that is right (`Draft.grade_key`)."""
        found: dict[str, float] = self._config["confidence"]["rules"]
        return found

    def threshold(self, with_rules: bool) -> float:
        """The least confidence of a claim that stands."""
        return float(self._config["confidence"]["both" if with_rules else "model"]["threshold"])

    def __call__(self, words: Words, places: Iterable[int] = ()) -> dict[int, Head]:
        """The heads of an article by their words; `places` are looked at as such more readily (the rules' cues)."""
        asked = frozenset(places)
        cut = list(paragraph_windows(words, self.size, _OVERLAP))
        owners = _owners(len(words), cut)
        heads: dict[int, Head] = {}
        for number, (start, end) in enumerate(cut):
            tags, pairs = self._run(words, start, end)
            heads |= _heads(tags, pairs, start, owners[start:end] == number, asked)
        return heads

    def _run(self, words: Words, start: int, end: int) -> tuple[dict[str, Floats], dict[str, Floats]]:
        """Probabilities of each tag (words,), logits of each role (heads, words)."""
        names = ("pieces", "features", "first")
        inputs = dict(zip(names, (part[None] for part in window_inputs(words, start, end)), strict=True))
        tags, pairs = self._session.run(None, inputs)
        return dict(zip(TAGS, _sigmoid(tags[0]).T, strict=True)), dict(zip(ROLES, pairs[0], strict=True))

    @cached_property
    def _config(self) -> dict[str, Any]:
        config: dict[str, Any] = json.loads((self.folder / "config.json").read_text(encoding="utf-8"))
        return config

    @cached_property
    def _pieces(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer: Tokenizer = Tokenizer.from_file(str(self.folder / "tokenizer.json"))
        return lru_cache(CACHED_WORDS)(lambda word: tuple(tokenizer.encode(word, add_special_tokens=False).ids))

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        return onnxruntime.InferenceSession(str(self.folder / "tagger.onnx"), options, ["CPUExecutionProvider"])


@lru_cache(maxsize=1)
def default_tagger() -> Tagger:
    """The tagger that comes with claimx: in an installed package beside it, in a checkout in `models/`."""
    installed = Path(__file__).parents[2] / "models" / "attribution"
    return Tagger(installed if installed.exists() else Path(__file__).parents[4] / "models" / "attribution")


def attribution_label(attribution: Attribution) -> str:
    """How records name what found their claims: "both@3f2a91c04b7d"."""
    return attribution if attribution == "rules" else f"{attribution}@{default_tagger().version}"


def _owners(count: int, cut: list[tuple[int, int]]) -> NDArray[np.int32]:
    """For each word the number of the window in which it stands farthest from the edges."""
    owners = np.zeros(count, np.int32)
    for number, ((_, before), (start, _)) in enumerate(pairwise(cut), 1):
        owners[(start + max(before, start)) // 2 :] = number
    return owners


def _heads(
    tags: dict[str, Floats], pairs: dict[str, Floats], start: int, own: NDArray[np.bool_], asked: frozenset[int]
) -> dict[int, Head]:
    """The heads that this window owns."""
    likely = tags["head"]
    places = [i for i, p in enumerate(likely) if p >= (_LEAST_ASKED if start + i in asked else _LEAST_LIKELY)]
    if not places:
        return {}
    cue_arcs, content_arcs = _arcs(pairs["cue"], likely), _arcs(pairs["content"], likely)
    found = {}
    for i, members in _joined(places, likely, cue_arcs).items():
        for place in (i, *(m for m in members if m != i and start + m in asked)):
            if own[place]:
                found[start + place] = Head(
                    start + place,
                    float(likely[i]),
                    start,
                    _sigmoid(pairs["source"][i]),
                    cue_arcs[members].sum(0) * tags["cue"],
                    content_arcs[members].sum(0) * tags["content"],
                    tags["begin"],
                    tags["end"],
                )
    return found


def _joined(places: list[int], likely: Floats, cue_arcs: Floats) -> dict[int, list[int]]:
    """The likeliest word of each cue, with the words near it that are likely enough but rather a part of its cue."""
    joined: dict[int, list[int]] = {}
    for i in sorted(places, key=lambda i: -likely[i]):
        near = (j for j in joined if abs(i - j) <= _NEAR and likely[i] >= _LEAST_LIKELY)
        host = next((j for j in near if cue_arcs[j, i] >= _SAME_CUE), None)
        joined.setdefault(i if host is None else host, []).append(i)
    return joined


def _sigmoid(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)


def _arcs(logits: Floats, likely: Floats) -> Floats:
    """Of each word (column) the probability of each head (row), given how likely each is one."""
    powers = np.exp(logits - logits.max(0, keepdims=True)) * np.maximum(likely, _NO_HEAD)[:, None]
    return np.asarray(powers / powers.sum(0, keepdims=True), np.float32)
