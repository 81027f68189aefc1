"""The training loop of the attribution tagger: windows, loss and rates."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 — PyTorch's own name for it
from torch import Tensor

from claimx.pipeline.attribution.encoding import HINT, NO_HINTS, ROLES, SIZE, TAGS, VOCABULARIES, window_inputs, windows
from examples import Example
from network import Tagger

SEED = 20_160
BATCH, OVERLAP = 16, 30
#: Learning rates of the encoder's last layer and of what is new; each layer below learns a little slower.
ENCODER_RATE, NEW_RATE, LAYER_DECAY = 1.5e-4, 1e-3, 0.9
#: Of the tables of distances, whose few numbers have far to go.
TABLE_RATE = 3e-2
WARM_UP = 0.06
#: After EPOCHS the layer before the last is left out, and what is left trained on, at lower rates.
EPOCHS, EPOCHS_SHORTENED, SCALE_SHORTENED, DROPPED_LAYER = 3, 5, 0.7, 4
#: Then it is refined so long at these rates, with other chances, and averaged with what it was (Wortsman et al. 2022).
EPOCHS_REFINED, SCALE_REFINED = 3, 0.4
#: Over so many of the last epochs the weights are averaged, which does better than the last (Izmailov et al. 2018).
AVERAGED = 2
#: How often a window is seen without the rules' hints, so that the tagger can do without them.
WITHOUT_HINTS = 0.35
#: How often a word piece is hidden behind BERT's [MASK], so that the tagger leans on no single name or verb.
HIDDEN, MASK = 0.08, 103
#: Every twelfth article is held out.
HELD_OUT = 12


def batches(examples: Sequence[Example]) -> Iterator[list[tuple[Example, int, int]]]:
    """All windows in random order, cut at other places each time."""
    cut = [(e, *w) for e in examples for w in windows(e.words, SIZE, OVERLAP, random.randrange(SIZE - OVERLAP))]
    random.shuffle(cut)
    for i in range(0, len(cut), BATCH):
        yield cut[i : i + BATCH]


def inputs(batch: Sequence[tuple[Example, int, int]], hinted: Sequence[bool]) -> tuple[Tensor, ...]:
    """Pieces, features, presence of pieces, first piece of each word, presence of words; padded with zeros."""
    parts = [window_inputs(example.words, start, end) for example, start, end in batch]
    longest, most = max(len(pieces) for pieces, _, _ in parts), max(len(first) for _, _, first in parts)
    pieces = torch.zeros(len(batch), longest, dtype=torch.long)
    features = torch.zeros(len(batch), longest, len(VOCABULARIES), dtype=torch.long)
    present = torch.zeros(len(batch), longest, dtype=torch.bool)
    first = torch.zeros(len(batch), most, dtype=torch.long)
    words = torch.zeros_like(first, dtype=torch.bool)
    for row, (own_pieces, own_features, own_first) in enumerate(parts):
        pieces[row, : len(own_pieces)] = torch.from_numpy(own_pieces)
        features[row, : len(own_pieces)] = torch.from_numpy(own_features)
        if not hinted[row]:
            features[row, :, HINT] = NO_HINTS
        present[row, : len(own_pieces)] = True
        first[row, : len(own_first)] = torch.from_numpy(own_first)
        words[row, : len(own_first)] = True
    return pieces, features, present, first, words


@dataclass(slots=True)
class Gold:
    """What is right of a batch: tags (batch, words, TAGS), the head of each word of a cue and of a content (-1: none),
    the words of each head's source (batch, heads, words), and which words are heads.
    """

    tags: Tensor
    heads_of: dict[str, Tensor]
    sources: Tensor
    heads: Tensor


def gold_of(batch: Sequence[tuple[Example, int, int]], width: int) -> Gold:
    """The marks of a batch, padded to `width` words."""
    shape = (len(batch), width)
    gold = Gold(
        torch.zeros(*shape, len(TAGS)),
        {role: torch.full(shape, -1) for role in ("cue", "content")},
        torch.zeros(*shape, width),
        torch.zeros(shape, dtype=torch.bool),
    )
    for row, (example, start, end) in enumerate(batch):
        for claim in example.attributions:
            words = {role: [w - start for w in getattr(claim, role) if start <= w < end] for role in ROLES}
            content = set(words["content"])
            words["begin"] = [w for w in words["content"] if w == 0 or w - 1 not in content]
            words["end"] = [w for w in words["content"] if w + 1 not in content]
            for tag, found in words.items():
                gold.tags[row, found, TAGS.index(tag)] = 1
            if claim.head is not None and start <= claim.head < end:
                head = claim.head - start
                gold.tags[row, head, TAGS.index("head")] = 1
                for role, heads in gold.heads_of.items():
                    heads[row, words[role]] = head
                gold.sources[row, head, words["source"]] = 1
                gold.heads[row, head] = True
    return gold


def loss_of(tagger: Tagger, batch: Sequence[tuple[Example, int, int]], hinted: Sequence[bool]) -> Tensor:
    """Of the tags, of the heads of contents and cues, and of the sources of heads."""
    pieces, features, present, first, words = inputs(batch, hinted)
    pieces = pieces.masked_fill(present & (torch.rand(pieces.shape) < HIDDEN), MASK)
    gold = gold_of(batch, words.shape[1])
    tags, heads, others = tagger(pieces, features, present, first)
    pairs = tagger.pairs(heads, others).masked_fill(~words[:, None, :, None], -1e4)
    each = F.binary_cross_entropy_with_logits(tags, gold.tags, reduction="none").sum(-1)
    loss = (each * words).sum() / words.sum() * 4
    for role, right in gold.heads_of.items():
        logits = pairs[:, ROLES.index(role)].transpose(1, 2)
        if (right >= 0).any():
            loss = loss + F.cross_entropy(logits[right >= 0], right[right >= 0])
    if gold.heads.any():
        each = F.binary_cross_entropy_with_logits(pairs[:, 0], gold.sources, reduction="none")
        loss = loss + (each * words[:, None, :]).sum(-1)[gold.heads].mean() / 8
    return loss


def optimizer_of(tagger: Tagger, scale: float) -> torch.optim.Optimizer:
    """AdamW, with a rate of its own for each layer of the encoder; all rates times `scale`."""
    rates: dict[float, list[Tensor]] = {}
    for name, parameter in tagger.named_parameters():
        if name in ("distance.weight", "bias"):
            rate = TABLE_RATE
        elif not name.startswith("encoder.") or "features" in name:
            rate = NEW_RATE
        elif "layers." in name:
            rate = ENCODER_RATE * LAYER_DECAY ** (len(tagger.encoder.layers) - 1 - int(name.split("layers.")[1][0]))
        else:
            rate = ENCODER_RATE * LAYER_DECAY ** len(tagger.encoder.layers)
        rates.setdefault(rate * scale, []).append(parameter)
    return torch.optim.AdamW([{"params": found, "lr": rate} for rate, found in rates.items()], weight_decay=0.01)


def train(examples: Sequence[Example], weights: Path) -> Tagger:
    """Train on `examples`, starting from the encoder's `weights`; then once more with a layer less, for speed."""
    torch.manual_seed(SEED)
    tagger = Tagger()
    tagger.encoder.start_from(weights)
    fit(tagger, examples, EPOCHS)
    del tagger.encoder.layers[DROPPED_LAYER]
    fit(tagger, examples, EPOCHS_SHORTENED, SCALE_SHORTENED)
    refine(tagger, examples, SEED + 1)
    return tagger


def refine(tagger: Tagger, examples: Sequence[Example], seed: int) -> None:
    """Train on at low rates, and take the mean of the weights before and after."""
    before = _copied(tagger)
    fit(tagger, examples, EPOCHS_REFINED, SCALE_REFINED, seed)
    tagger.load_state_dict(_mean([before, _copied(tagger)]))


def fit(tagger: Tagger, examples: Sequence[Example], epochs: int, scale: float = 1.0, seed: int = SEED) -> None:
    """Train for so many epochs; the rates rise, then fall to nothing, and the last epochs' weights are averaged."""
    random.seed(seed)
    torch.manual_seed(seed)
    optimizer = optimizer_of(tagger, scale)
    steps = epochs * (sum(1 for _ in batches(examples)) + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / (WARM_UP * steps)) * max(0.02, 1 - step / steps)
    )
    began, step = time.monotonic(), 0
    states = []
    for epoch in range(epochs):
        tagger.train()
        total = 0.0
        for batch in batches(examples):
            loss = loss_of(tagger, batch, [random.random() >= WITHOUT_HINTS for _ in batch])
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step, total = step + 1, total + loss.item()
            if step % 20 == 0:
                pace = (time.monotonic() - began) / step
                print(f"epoch {epoch} step {step}/{steps} loss {total / 20:.3f} {pace:.2f} s/step", flush=True)
                total = 0.0
        states.append(_copied(tagger))
        del states[:-AVERAGED]
    tagger.load_state_dict(_mean(states))


def _copied(tagger: Tagger) -> dict[str, Tensor]:
    return {name: tensor.clone() for name, tensor in tagger.state_dict().items()}


def _mean(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}
