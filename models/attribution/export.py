"""The trained network -> `tagger.onnx` in 8-bit arithmetic, which runs without torch."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from network import HEADS, Tagger, attention


class _FusedAttention(torch.autograd.Function):
    """The same attention as one operator of onnxruntime, which is faster than its parts."""

    @staticmethod
    def forward(_: Any, query: Tensor, key: Tensor, value: Tensor) -> Tensor:
        return attention(query, key, value, None)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any) -> Any:
        fused = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=HEADS)
        fused.setType(query.type())
        return fused


def _fused(query: Tensor, key: Tensor, value: Tensor, _: Tensor | None) -> Tensor:
    attended: Tensor = _FusedAttention.apply(query, key, value)
    return attended


class _Scorer(nn.Module):
    """One window, all its pieces present: tags and pairs."""

    def __init__(self, tagger: Tagger) -> None:
        super().__init__()
        self.tagger = tagger

    def forward(self, pieces: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        tags, heads, words = self.tagger(pieces, features, None, first)
        return tags, self.tagger.pairs(heads, words)


def export(tagger: Tagger, out: Path, quantize: bool = True) -> None:
    """Write the network for windows of any length, weights in 8 bits, scales of activations taken at run time."""
    tagger.eval()
    for layer in tagger.encoder.layers:
        layer.attention = _fused
    example = (torch.ones(1, 9, dtype=torch.long), torch.zeros(1, 9, 4, dtype=torch.long), torch.arange(1, 6)[None])
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole = Path(folder) / "whole.onnx" if quantize else out
        torch.onnx.export(
            _Scorer(tagger),
            example,
            str(whole),
            dynamo=False,
            opset_version=17,
            custom_opsets={"com.microsoft": 1},
            input_names=["pieces", "features", "first"],
            output_names=["tags", "pairs"],
            dynamic_axes={
                "pieces": {1: "pieces"},
                "features": {1: "pieces"},
                "first": {1: "words"},
                "tags": {1: "words"},
                "pairs": {2: "words", 3: "words"},
            },
        )
        if quantize:
            quantize_dynamic(
                whole,
                out,
                weight_type=QuantType.QInt8,
                per_channel=True,
                op_types_to_quantize=["MatMul", "Gather", "Gemm"],
                extra_options={"MatMulConstBOnly": True, "DefaultTensorType": 1},
            )
