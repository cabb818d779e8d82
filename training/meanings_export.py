"""The encoder of statements as an int8 ONNX file, written as the tagger's is (``attribution_export``)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
from onnx import TensorProto, helper

from attribution_export import CONTRIB, OPSET, Graph, encoder_layer, piece_vectors
from reportedly.meanings import LONGEST

if TYPE_CHECKING:
    from training.meanings_model import Encoder


def export(model: Encoder, path: Path) -> None:
    """Write ``path`` in one move. Input pieces (n), with the encoder's signs at both ends; output meaning
    (width), not of length 1."""
    state = {k: v.detach().float().numpy() for k, v in model.state_dict().items()}
    graph = Graph()
    hidden = piece_vectors(graph, state, LONGEST)
    for layer in range(model.bert.config.num_hidden_layers):
        at = f"bert.encoder.layer.{layer}."
        hidden = encoder_layer(graph, state, at, hidden, model.bert.config.num_attention_heads, exact=False)
    mean = graph.add("ReduceMean", hidden, graph.weight(np.array([0, 1])), keepdims=0)
    mean = graph.add("Unsqueeze", mean, graph.weight(np.array([0])))
    found = graph.add("MatMul", mean, graph.weight(state["head.weight"].T))
    graph.add("Squeeze", found, graph.weight(np.array([0])), out="meaning")
    width = state["head.weight"].shape[0]
    proto = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "meanings",
            [helper.make_tensor_value_info("pieces", TensorProto.INT64, ["n"])],
            [helper.make_tensor_value_info("meaning", TensorProto.FLOAT, [width])],
            graph.weights,
        ),
        opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)],
        ir_version=9,
    )
    unfinished = path.with_suffix(".partial")
    onnx.save(proto, str(unfinished))
    os.replace(unfinished, path)
