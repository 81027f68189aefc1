"""The network of the attribution tagger: a BERT encoder of six layers, and scores of words and of pairs of words.

The encoder starts from the weights of all-MiniLM-L6-v2. Each word is scored alone (is it in a source, a cue, a content;
does it begin or end a content; is it the head of a cue) and against each other word: which cue head does this word of a
content, or of a cue, belong to (Dozat and Manning 2017, biaffine attention), and is this word a part of its source?
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 — PyTorch's own name for it
from safetensors.torch import load_file
from torch import Tensor, nn

from claimx.pipeline.attribution.encoding import ROLES, TAGS, VOCABULARIES

WIDTH, HEADS, INNER, LAYERS = 384, 12, 1536, 6
VOCABULARY, POSITIONS = 30_522, 512
#: Size of the projections for pairs.
PAIR, SCALE = 96, 3.0
#: Distances between words beyond 16 fall into buckets that grow; a head's own place is bucket BUCKETS.
BUCKETS = 48


def attention(query: Tensor, key: Tensor, value: Tensor, mask: Tensor | None) -> Tensor:
    """Attention of HEADS heads; all but the mask, and the result, are (batch, pieces, WIDTH)."""
    batch, pieces, _ = query.shape
    heads = (part.view(batch, pieces, HEADS, WIDTH // HEADS).transpose(1, 2) for part in (query, key, value))
    attended = F.scaled_dot_product_attention(*heads, attn_mask=mask)
    return attended.transpose(1, 2).reshape(batch, pieces, WIDTH)


class Layer(nn.Module):
    """A layer of BERT (Devlin et al. 2019)."""

    def __init__(self) -> None:
        super().__init__()
        self.attention = attention
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """`x`: (batch, pieces, WIDTH); `mask`: (batch, 1, 1, pieces), added to the attention's logits."""
        attended = self.attention(self.query(x), self.key(x), self.value(x), mask)
        x = self.attention_norm(x + self.dropout(self.attended(attended)))
        return self.norm(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Word pieces and the features of their words -> vectors."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.features = nn.ModuleList(nn.Embedding(size, WIDTH) for size in VOCABULARIES)
        for embedding in self.features:
            nn.init.zeros_(embedding.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.dropout = nn.Dropout(0.1)

    def forward(self, pieces: Tensor, features: Tensor, present: Tensor | None) -> Tensor:
        """`pieces`, `present`: (batch, pieces), None if all are; `features`: (batch, pieces, kinds of feature)."""
        x = self.word(pieces) + self.position.weight[: pieces.shape[1]] + self.kind
        for i, embedding in enumerate(self.features):
            x = x + embedding(features[..., i])
        x = self.dropout(self.norm(x))
        mask = None if present is None else (1.0 - present.float())[:, None, None, :] * -10_000.0
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def start_from(self, weights: Path) -> None:
        """Take the weights of a BERT of this size, as Hugging Face's transformers names them."""
        found = {name.removeprefix("bert."): tensor for name, tensor in load_file(weights).items()}
        for name, target in self._names():
            target.data.copy_(found[name] if target.dim() == found[name].dim() else found[name][0])

    def _names(self) -> list[tuple[str, Tensor]]:
        names = [
            ("embeddings.word_embeddings.weight", self.word.weight),
            ("embeddings.position_embeddings.weight", self.position.weight),
            ("embeddings.token_type_embeddings.weight", self.kind),
            ("embeddings.LayerNorm.weight", self.norm.weight),
            ("embeddings.LayerNorm.bias", self.norm.bias),
        ]
        for i, layer in enumerate(self.layers):
            for name, module in (
                ("attention.self.query", layer.query),
                ("attention.self.key", layer.key),
                ("attention.self.value", layer.value),
                ("attention.output.dense", layer.attended),
                ("attention.output.LayerNorm", layer.attention_norm),
                ("intermediate.dense", layer.inner),
                ("output.dense", layer.outer),
                ("output.LayerNorm", layer.norm),
            ):
                names += [(f"encoder.layer.{i}.{name}.{part}", getattr(module, part)) for part in ("weight", "bias")]
        return names


class Tagger(nn.Module):
    """Encoder, tags and pairs."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.heads = nn.Linear(WIDTH, len(ROLES) * PAIR)
        self.words = nn.Linear(WIDTH, len(ROLES) * PAIR)
        self.distance = nn.Embedding(2 * BUCKETS + 1, len(ROLES))
        self.bias = nn.Parameter(torch.tensor([-4.0, 0.0, 0.0]))  # few words are of a given head's source
        nn.init.zeros_(self.distance.weight)
        self.dropout = nn.Dropout(0.1)

    def forward(self, pieces: Tensor, features: Tensor, present: Tensor | None, first: Tensor) -> tuple[Tensor, ...]:
        """Logits of tags (batch, words, TAGS), projections of heads and of words (batch, words, ROLES, PAIR).

        `first`: the place of each word's first piece, (batch, words).
        """
        x = self.encoder(pieces, features, present)
        x = self.dropout(torch.gather(x, 1, first[..., None].expand(-1, -1, WIDTH)))
        shape = (*first.shape, len(ROLES), PAIR)
        return self.tags(x), F.gelu(self.heads(x)).view(shape), F.gelu(self.words(x)).view(shape)

    def pairs(self, heads: Tensor, words: Tensor) -> Tensor:
        """Logits (batch, ROLES, heads, words)."""
        logits = torch.einsum("bhrk,bwrk->brhw", heads, words) / SCALE
        place = torch.arange(words.shape[1])
        distance = self.distance(bucket(place[None, :] - place[:, None]))
        return logits + distance.permute(2, 0, 1)[None] + self.bias[None, :, None, None]


def bucket(distance: Tensor) -> Tensor:
    """The bucket of a signed distance in words: one each up to 16, then ever wider ones."""
    size = distance.abs().float()
    wide = 16 + torch.log(size.clamp(min=1) / 16) / math.log(16) * (BUCKETS - 16)
    number = torch.where(size < 16, size, wide).clamp(max=BUCKETS).long()
    return torch.where(distance < 0, -number, number) + BUCKETS
