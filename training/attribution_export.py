"""The trained network as an int8 ONNX file, written operator by operator.

Weights are rounded per output column to 7 bits (-64 … 63): processors without VNNI add pairs of
8-bit products in 16 bits, which 8-bit weights overflow and 7-bit ones do not, so all agree.
Activations are rounded to 8 bits by the range of the window being read, and windows are read one
by one: what a text yields depends on no other text.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import arange

from attribution_model import LINK_KINDS, LINK_WIDTH, Tagger, bucket
from reportedly.annotate.attribution.windows import WINDOW

LEVELS = 63  # of 7-bit weights, symmetric
MIDDLE_LAYER = 3  # the fourth of six: there words still carry most of what the encoder first knew of them
OPSET = 20
CONTRIB = "com.microsoft"


class Graph:
    """Collects nodes and weights; every method returns the name of what it adds."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, value: Any) -> str:
        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, *inputs: str, domain: str = "", out: str = "", **attributes: Any) -> str:
        out = out or f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [out], domain=domain, **attributes))
        return out

    def split(self, value: str, parts: int) -> list[str]:
        names = [f"n{len(self.nodes)}.{i}" for i in range(parts)]
        self.nodes.append(helper.make_node("Split", [value], names, axis=-1, num_outputs=parts))
        return names

    def linear(self, value: str, weight: np.ndarray, bias: np.ndarray, *, exact: bool = False) -> str:
        """value @ weight + bias, weight (in, out); rounded to 7 bits unless `exact`."""
        if exact:
            return self.add("Add", self.add("MatMul", value, self.weight(weight)), self.weight(bias))
        rounded, scale = _round(weight, axis=0)
        zero = np.zeros(weight.shape[1], dtype=np.int8)
        names = (self.weight(rounded), self.weight(scale), self.weight(zero), self.weight(bias))
        return self.add("DynamicQuantizeMatMul", value, *names, domain=CONTRIB)

    def norm(self, value: str, weight: np.ndarray, bias: np.ndarray) -> str:
        return self.add("LayerNormalization", value, self.weight(weight), self.weight(bias), epsilon=1e-12)


def _round(weight: np.ndarray, axis: int, levels: int = LEVELS) -> tuple[np.ndarray, np.ndarray]:
    scale = np.maximum(np.abs(weight).max(axis=axis), 1e-12) / levels
    rounded = np.round(weight / np.expand_dims(scale, axis)).astype(np.int8)
    return rounded, scale.astype(np.float32)


def export(model: Tagger, path: Path, *, exact: bool = False) -> None:
    """Write `path` in one move; the file's metadata holds the chain's steps.

    Inputs pieces, marks (n) and first (w); outputs roles (w, 7), links (3, w, w + 1) and middle (w, width),
    the words half way up the encoder, which the head for event types reads.
    """
    state = {k: v.detach().float().numpy() for k, v in model.state_dict().items()}
    graph = Graph()
    marks = graph.add("Gather", graph.weight(state["marks.weight"]), "marks")
    hidden = piece_vectors(graph, state, WINDOW + 2, marks)
    heads = model.bert.config.num_attention_heads
    for layer in range(model.bert.config.num_hidden_layers):
        hidden = encoder_layer(graph, state, f"bert.encoder.layer.{layer}.", hidden, heads, exact=exact)
        if layer == MIDDLE_LAYER:
            half = graph.add("Squeeze", hidden, graph.weight(np.array([0])))
            graph.add("Gather", half, "first", axis=0, out="middle")
    words = graph.add("Gather", graph.add("Squeeze", hidden, graph.weight(np.array([0]))), "first", axis=0)
    graph.linear(words, state["roles.weight"].T, state["roles.bias"], exact=True)
    graph.nodes[-1].output[0] = "roles"
    _links(graph, state, words)
    proto = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "attribution",
            [
                helper.make_tensor_value_info("pieces", TensorProto.INT64, ["n"]),
                helper.make_tensor_value_info("marks", TensorProto.INT64, ["n"]),
                helper.make_tensor_value_info("first", TensorProto.INT64, ["w"]),
            ],
            [
                helper.make_tensor_value_info("roles", TensorProto.FLOAT, ["w", 7]),
                helper.make_tensor_value_info("links", TensorProto.FLOAT, [LINK_KINDS, "w", None]),
                helper.make_tensor_value_info(
                    "middle", TensorProto.FLOAT, ["w", model.bert.config.hidden_size]
                ),
            ],
            graph.weights,
        ),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)],
        ir_version=9,
    )
    steps = (state["steps"] + state["allowed"]).round(5).tolist()
    helper.set_model_props(proto, {"steps": json.dumps(steps)})
    unfinished = path.with_suffix(".partial")
    onnx.save(proto, str(unfinished))
    os.replace(unfinished, path)


def piece_vectors(graph: Graph, state: dict[str, np.ndarray], most: int, marks: str | None = None) -> str:
    """What the encoder begins with: a vector for each of at most ``most`` pieces, and what ``marks`` adds."""
    at = "bert.embeddings."
    rounded, scale = _round(state[at + "word_embeddings.weight"], axis=1, levels=127)
    rows = graph.add("Cast", graph.add("Gather", graph.weight(rounded), "pieces"), to=TensorProto.FLOAT)
    scales = graph.add("Gather", graph.weight(scale[:, None]), "pieces")
    places = state[at + "position_embeddings.weight"] + state[at + "token_type_embeddings.weight"][0]
    places = places[:most]
    length = graph.add("Shape", "pieces")
    zero, one = graph.weight(np.array([0])), graph.weight(np.array([1]))
    place = graph.add("Slice", graph.weight(places), zero, length, zero, one)
    total = graph.add("Add", graph.add("Mul", rows, scales), place)
    total = total if marks is None else graph.add("Add", total, marks)
    total = graph.add("Unsqueeze", total, zero)
    return graph.norm(total, state[at + "LayerNorm.weight"], state[at + "LayerNorm.bias"])


def encoder_layer(
    graph: Graph, state: dict[str, np.ndarray], at: str, hidden: str, heads: int, *, exact: bool
) -> str:
    """One layer of the encoder, whose weights are called ``at`` and on."""
    own = [at + f"attention.self.{name}." for name in ("query", "key", "value")]
    weight = np.concatenate([state[name + "weight"].T for name in own], axis=1)
    bias = np.concatenate([state[name + "bias"] for name in own])
    parts = graph.split(graph.linear(hidden, weight, bias, exact=exact), 3)
    seen = graph.add("MultiHeadAttention", *parts, domain=CONTRIB, num_heads=heads)

    def dense(value: str, name: str) -> str:
        return graph.linear(value, state[at + name + ".weight"].T, state[at + name + ".bias"], exact=exact)

    def norm(value: str, name: str) -> str:
        return graph.norm(value, state[at + name + ".weight"], state[at + name + ".bias"])

    seen = dense(seen, "attention.output.dense")
    hidden = norm(graph.add("Add", seen, hidden), "attention.output.LayerNorm")
    inner = graph.add("Gelu", dense(hidden, "intermediate.dense"))
    return norm(graph.add("Add", dense(inner, "output.dense"), hidden), "output.LayerNorm")


def _links(graph: Graph, state: dict[str, np.ndarray], words: str) -> None:
    split = graph.weight(np.array([-1, LINK_KINDS, LINK_WIDTH]))
    asks, answers = (
        graph.add(
            "Reshape",
            graph.linear(words, state[f"{name}.weight"].T, state[f"{name}.bias"], exact=True),
            split,
        )
        for name in ("asks", "answers")
    )
    asks = graph.add("Transpose", asks, perm=[1, 0, 2])
    pairs = graph.add("MatMul", asks, graph.add("Transpose", answers, perm=[1, 2, 0]))
    pairs = graph.add("Mul", pairs, graph.weight(np.float32(LINK_WIDTH**-0.5)))
    # distance[k, j - i + WINDOW] for words i (asks) and j (answers)
    near = state["distance"][:, bucket(arange(-WINDOW, WINDOW + 1)).numpy()]
    count = graph.add("Squeeze", graph.add("Shape", "first"))
    zero, one = graph.weight(np.int64(0)), graph.weight(np.int64(1))
    place = graph.add("Range", zero, count, one)
    row = graph.add("Unsqueeze", place, graph.weight(np.array([1])))
    column = graph.add("Unsqueeze", place, graph.weight(np.array([0])))
    apart = graph.add("Add", graph.add("Sub", column, row), graph.weight(np.int64(WINDOW)))
    pairs = graph.add("Add", pairs, graph.add("Gather", graph.weight(near), apart, axis=1))
    none = graph.add("MatMul", asks, graph.weight(state["none"][:, :, None]))
    none = graph.add("Add", none, graph.weight(state["none_bias"][:, None, None]))
    graph.add("Concat", pairs, none, axis=-1, out="links")
