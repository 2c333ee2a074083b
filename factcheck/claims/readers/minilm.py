"""A forward pass through MiniLM: sentences in, vectors of length one out, with numpy and nothing heavier.

The network is BERT (Devlin et al. 2019: a transformer encoder with layer norm after each part) in the size of MiniLM
(Wang et al. 2020: 6 layers, 12 heads, 384 wide); the mean over a sentence's tokens, scaled to length one, is its
vector (Reimers and Gurevych 2019). Sentences of a batch lie end to end, without padding, so that a sentence's
neighbours never reach its vector.
"""

import json
import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController
from tokenizers import Tokenizer

Floats = NDArray[np.float32]

WIDTH = 384
LAYERS = 6
HEADS = 12
TINY = np.float32(1e-12)

LONGEST = 256
"""Tokens of a sentence that count: what the model was trained with."""

CHARACTERS = 8_000
"""No more of a sentence is cut into tokens: 256 of them end far before, whatever somebody pastes."""

TOKENS_AT_ONCE = 2_048
"""Tokens of one batch: enough to keep the processor busy, little enough for a small machine's memory."""

ROWS_AT_ONCE = 32


class Embedder:
    """The sentence model. `name` and `digest` (SHA-256 of the weights) say which."""

    name = "all-MiniLM-L6-v2"
    width = WIDTH

    def __init__(self, folder: Path, *, digest: str) -> None:
        self.digest = digest
        self.threads = ThreadpoolController()
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(LONGEST)
        weights = read_weights(folder / "model.safetensors")
        self.words = weights["embeddings.word_embeddings.weight"]
        # Every token of a lone sentence has the type 0, so the type's row can be added to the places once.
        self.places = (
            weights["embeddings.position_embeddings.weight"][:LONGEST]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        self.norm = Norm(weights, "embeddings.LayerNorm")
        self.layers = [Layer(weights, f"encoder.layer.{number}") for number in range(LAYERS)]

    def embed(self, sentences: Sequence[str]) -> Floats:
        """One row of 384 numbers, of length one, for each sentence, in their order. None: an array of no rows."""
        tokens = [self.tokenizer.encode(sentence[:CHARACTERS]).ids for sentence in sentences]
        vectors = np.empty((len(tokens), WIDTH), dtype=np.float32)
        # Matrices this small are not worth sharing out: threads would wait for each other and keep every core busy.
        with self.threads.limit(limits=1, user_api="blas"):
            for batch in batches([len(each) for each in tokens]):
                vectors[batch] = self.forward([tokens[number] for number in batch])
        return vectors

    def forward(self, tokens: list[list[int]]) -> Floats:
        """The vectors of one batch of token numbers, sorted by length."""
        lengths = [len(each) for each in tokens]
        ids = np.concatenate([np.asarray(each, dtype=np.intp) for each in tokens])
        places = np.concatenate([np.arange(length) for length in lengths])
        states = self.norm(self.words[ids] + self.places[places])
        groups = [(length, len(list(same))) for length, same in groupby(lengths)]
        for layer in self.layers:
            states = layer(states, groups)
        starts = np.cumsum([0, *lengths[:-1]])
        means = np.add.reduceat(states, starts, axis=0) / np.asarray(lengths, dtype=np.float32)[:, None]
        norms = np.linalg.norm(means, axis=1, keepdims=True)
        vectors: Floats = means / np.maximum(norms, TINY)
        return vectors


class Norm:
    """Layer norm: each row to mean 0 and variance 1, then scaled and shifted as trained."""

    def __init__(self, weights: dict[str, Floats], name: str) -> None:
        self.scale = np.array(weights[f"{name}.weight"])
        self.shift = np.array(weights[f"{name}.bias"])

    def __call__(self, states: Floats) -> Floats:
        centred: Floats = states - states.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", centred, centred)[:, None] / WIDTH
        centred /= np.sqrt(variance + TINY)
        centred *= self.scale
        centred += self.shift
        return centred


class Linear:
    """A matrix and a shift; several that take the same input stand side by side."""

    def __init__(self, weights: dict[str, Floats], *names: str) -> None:
        self.matrix = np.concatenate([weights[f"{name}.weight"] for name in names]).T
        self.shift = np.concatenate([weights[f"{name}.bias"] for name in names])

    def __call__(self, states: Floats) -> Floats:
        result: Floats = states @ self.matrix
        result += self.shift
        return result


class Layer:
    """One of the encoder's layers: each token looks at the others of its sentence, then is thought over by itself."""

    def __init__(self, weights: dict[str, Floats], name: str) -> None:
        looking = f"{name}.attention.self"
        self.look = Linear(weights, f"{looking}.query", f"{looking}.key", f"{looking}.value")
        self.join = Linear(weights, f"{name}.attention.output.dense")
        self.joined = Norm(weights, f"{name}.attention.output.LayerNorm")
        self.widen = Linear(weights, f"{name}.intermediate.dense")
        self.narrow = Linear(weights, f"{name}.output.dense")
        self.thought = Norm(weights, f"{name}.output.LayerNorm")

    def __call__(self, states: Floats, groups: list[tuple[int, int]]) -> Floats:
        states = self.joined(states + self.join(attend(self.look(states), groups)))
        return self.thought(states + self.narrow(gelu(self.widen(states))))


def attend(looks: Floats, groups: list[tuple[int, int]]) -> Floats:
    """Scaled dot-product attention within each sentence; `groups` are (tokens of a sentence, sentences), in order."""
    seen = np.empty((len(looks), WIDTH), dtype=np.float32)
    scale = np.float32(1 / math.sqrt(WIDTH // HEADS))
    start = 0
    for length, count in groups:
        end = start + length * count
        parts = looks[start:end].reshape(count, length, 3, HEADS, WIDTH // HEADS).transpose(2, 0, 3, 1, 4)
        queries, keys, values = parts[0], parts[1], parts[2]
        likeness = queries @ keys.swapaxes(2, 3)
        likeness *= scale
        likeness -= likeness.max(axis=3, keepdims=True)
        np.exp(likeness, out=likeness)
        likeness /= likeness.sum(axis=3, keepdims=True)
        seen[start:end] = (likeness @ values).transpose(0, 2, 1, 3).reshape(length * count, WIDTH)
        start = end
    return seen


def gelu(states: Floats) -> Floats:
    """x Φ(x) in place, by a rational approximation of the error function that is off by less than 1.5e-7.

    Abramowitz and Stegun 1964, formula 7.1.26. It goes by few rows at a time, which stay in the processor's cache.
    """
    for start in range(0, len(states), ROWS_AT_ONCE):
        rows = states[start : start + ROWS_AT_ONCE]
        size = np.abs(rows)
        part = size * np.float32(0.3275911 / math.sqrt(2))
        part += 1
        np.reciprocal(part, out=part)
        tail = part * np.float32(1.061405429)
        for coefficient in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
            tail += np.float32(coefficient)
            tail *= part
        np.multiply(rows, rows, out=part)
        part *= np.float32(-0.5)
        np.exp(part, out=part)
        tail *= part  # What the error function of |x| / √2 leaves to 1.
        tail *= size
        tail *= np.float32(0.5)
        np.maximum(rows, 0, out=rows)
        rows -= tail
    return states


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """The numbers of all sentences, the shortest first, in batches of about so many tokens as are read at once."""
    batch: list[int] = []
    tokens = 0
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and tokens + lengths[number] > TOKENS_AT_ONCE:
            yield batch
            batch, tokens = [], 0
        batch.append(number)
        tokens += lengths[number]
    if batch:
        yield batch


def read_weights(path: Path) -> dict[str, Floats]:
    """The arrays of a safetensors file, by name, mapped into memory: a length, a table in JSON, then the numbers.

    The file's digest was compared before; workers on one machine share its pages.
    """
    file = np.memmap(path, dtype=np.uint8, mode="r")
    begin = 8 + int.from_bytes(file[:8].tobytes(), "little")
    table = json.loads(file[8:begin].tobytes())
    arrays = {}
    for name, entry in table.items():
        if entry.get("dtype") == "F32":
            first, last = entry["data_offsets"]
            arrays[name] = np.asarray(file[begin + first : begin + last]).view(np.float32).reshape(entry["shape"])
    return arrays
