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

from claimx.pipeline.attribution.encoding import Labels, Words, paragraph_windows

if TYPE_CHECKING:
    import onnxruntime
    from tokenizers import Tokenizer

Floats = NDArray[np.float32]
#: What finds claims.
Attribution = Literal["rules", "model", "both"]

#: Word pieces of a window, and how many of them it shares with the one before.
SIZE, OVERLAP = 254, 64
#: A word at least this likely to head a cue is looked at.
LEAST_LIKELY_HEAD = 0.1
#: The same of a word that the rules hold for a cue's head.
_LEAST_ASKED = 0.02
#: Of two heads the less likely one is a part of the other's cue if its arc says so with this probability.
_SAME_CUE = 0.4
_NEAR = 8
#: What is left to a word that the tags do not hold for a head.
_NO_HEAD = 0.001
_START, _STOP = 101, 102
_CACHED_WORDS = 50_000


@dataclass(frozen=True, slots=True)
class Head:
    """A cue's head and the claim around it.

    `place`: its word. `likely`: the probability that it heads a cue. `start`: the first word of the window; `source`,
    `cue` and `content` hold for each word of the window the probability that it belongs to this claim.
    """

    place: int
    likely: float
    start: int
    source: Floats
    cue: Floats
    content: Floats
    begins: Floats
    ends: Floats


@dataclass(frozen=True, slots=True)
class Scores:
    """What the tagger says of an article: of each word the probability that it stands in a content; the heads."""

    content: Floats
    heads: dict[int, Head]


class Tagger:
    """A trained tagger, read from its folder when it is first used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

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

    def __call__(self, words: Words, places: Iterable[int] = ()) -> Scores:
        """Score an article; `places` are words to be looked at as heads in any case (of the rules' cues)."""
        asked = frozenset(places)
        cut = list(paragraph_windows(words, SIZE, OVERLAP))
        owners = _owners(len(words), cut)
        content = np.zeros(len(words), np.float32)
        heads: dict[int, Head] = {}
        for number, (start, end) in enumerate(cut):
            tags, pairs = self._run(words, start, end)
            own = owners[start:end] == number
            content[start:end][own] = tags[own, 2]
            heads |= _heads(tags, pairs, start, own, asked)
        return Scores(content, heads)

    def _run(self, words: Words, start: int, end: int) -> tuple[Floats, Floats]:
        """Probabilities of tags (words, 6), logits of pairs (3, heads, words)."""
        offset = words.first[start]
        size = int(min(words.first[end] - offset, SIZE))
        lengths = np.diff(words.first[start : end + 1])
        features = np.zeros((1, size + 2, words.features.shape[1]), np.int64)
        features[0, 1:-1] = np.repeat(words.features[start:end], lengths, axis=0)[:size]
        pieces = np.array([[_START, *words.pieces[offset : offset + size], _STOP]], np.int64)
        first = np.minimum(words.first[start:end] - offset + 1, size)[None].astype(np.int64)
        tags, pairs = self._session.run(None, {"pieces": pieces, "features": features, "first": first})
        return _sigmoid(tags[0]), pairs[0]

    @cached_property
    def _config(self) -> dict[str, Any]:
        config: dict[str, Any] = json.loads((self._folder / "config.json").read_text(encoding="utf-8"))
        return config

    @cached_property
    def _pieces(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer: Tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        return lru_cache(_CACHED_WORDS)(lambda word: tuple(tokenizer.encode(word, add_special_tokens=False).ids))

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        return onnxruntime.InferenceSession(str(self._folder / "tagger.onnx"), options, ["CPUExecutionProvider"])


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


def _heads(tags: Floats, pairs: Floats, start: int, own: NDArray[np.bool_], asked: frozenset[int]) -> dict[int, Head]:
    """The heads that this window owns."""
    likely = tags[:, 5]
    places = [i for i, p in enumerate(likely) if p >= (_LEAST_ASKED if start + i in asked else LEAST_LIKELY_HEAD)]
    if not places:
        return {}
    cue_arcs, content_arcs = _arcs(pairs[1], likely), _arcs(pairs[2], likely)
    joined: dict[int, list[int]] = {}
    for i in sorted(places, key=lambda i: -likely[i]):
        near = (j for j in joined if abs(i - j) <= _NEAR and likely[i] >= LEAST_LIKELY_HEAD)
        host = next((j for j in near if cue_arcs[j, i] >= _SAME_CUE), None)
        if host is None:
            joined[i] = [i]
        else:
            joined[host].append(i)
    found = {}
    for i, members in joined.items():
        for place in (i, *(m for m in members if start + m in asked)):
            if own[place]:
                found[start + place] = Head(
                    start + place,
                    float(likely[i]),
                    start,
                    _sigmoid(pairs[0, i]),
                    cue_arcs[members].sum(0) * tags[:, 1],
                    content_arcs[members].sum(0) * tags[:, 2],
                    tags[:, 3],
                    tags[:, 4],
                )
    return found


def _sigmoid(logits: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)


def _arcs(logits: Floats, likely: Floats) -> Floats:
    """Of each word (column) the probability of each head (row), given how likely each is one."""
    powers = np.exp(logits - logits.max(0, keepdims=True)) * np.maximum(likely, _NO_HEAD)[:, None]
    return np.asarray(powers / powers.sum(0, keepdims=True), np.float32)
