"""The sentence model: the same numbers as the original implementation, and only from the files that were pinned."""

import shutil
import subprocess
import sys

import numpy as np
import pytest

from factcheck.claims.readers import embedding

# What sentence-transformers 6.2 on torch 2.13 gives for these sentences: the first six numbers and the last two.
ORIGINALS = {
    "Unemployment in the region fell to 4.1 percent in March.": (
        [0.09062, 0.05596, 0.11018, 0.04895, 0.03067, 0.01904],
        [-0.02843, 0.05553],
    ),
    "«Nous avons perdu 300 emplois», dit-elle.": (
        [-0.05437, 0.02305, -0.05114, -0.11515, -0.04576, 0.03817],
        [0.08058, 0.03433],
    ),
    # More tokens than the model takes: the rest does not count.
    "The bridge was closed to lorries " * 80: (
        [-0.03531, -0.03564, -0.03056, 0.03089, 0.08403, 0.05454],
        [0.01348, 0.05444],
    ),
}


@pytest.fixture(scope="module")
def embedder():
    found = embedding.load()
    assert found is not None, "the development environment holds the sentence model"
    return found


@pytest.fixture
def copy(tmp_path):
    """A folder with the model's files, to spoil."""
    for name in embedding.PINNED:
        shutil.copy(embedding.installed() / name, tmp_path)
    return tmp_path


def test_the_vectors_are_those_of_the_original_implementation(embedder):
    vectors = embedder.embed(list(ORIGINALS))

    for vector, (first, last) in zip(vectors, ORIGINALS.values(), strict=True):
        assert vector[:6] == pytest.approx(first, abs=1e-4)
        assert vector[-2:] == pytest.approx(last, abs=1e-4)


def test_there_is_one_vector_of_length_one_for_each_sentence_in_their_order(embedder):
    sentences = ["A long sentence about the price of bread in the towns of the north.", "", "Rain.", "中文字 🎉"]

    vectors = embedder.embed(sentences)

    assert vectors.shape == (4, 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    for sentence, vector in zip(sentences, vectors, strict=True):
        assert vector == pytest.approx(embedder.embed([sentence])[0], abs=1e-6)


def test_no_sentence_gives_no_vector(embedder):
    assert embedder.embed([]).shape == (0, 384)


def test_sentences_that_say_the_same_are_nearer_than_those_that_do_not(embedder):
    said, again, other = embedder.embed(
        ["Wages rose by 3 percent last year.", "Pay went up three per cent a year ago.", "The dog sleeps on the sofa."]
    )

    assert said @ again > 0.6
    assert said @ other < 0.2


def test_what_stands_beside_a_sentence_never_changes_its_vector(embedder):
    sentence = "The council spent 2 million on the new library."
    crowd = [f"Sentence number {number} speaks of {'trains ' * (number % 40)}" for number in range(300)]

    alone = embedder.embed([sentence])[0]
    among = embedder.embed([*crowd, sentence])[-1]

    assert among == pytest.approx(alone, abs=1e-5)


def test_an_endless_sentence_is_read_as_far_as_the_model_reads(embedder):
    start = "The ministry counted ships. " * 100

    vectors = embedder.embed([start, start + "x" * 200_000])

    assert vectors[0] == pytest.approx(vectors[1], abs=1e-6)


def test_the_model_says_which_it_is(embedder):
    assert embedder.name == "all-MiniLM-L6-v2"
    assert embedder.digest == embedding.PINNED["model.safetensors"]


@pytest.mark.parametrize("name", embedding.PINNED)
def test_a_changed_file_is_refused_in_one_sentence(copy, name):
    with (copy / name).open("r+b") as file:
        file.seek(100)
        file.write(b"#")

    with pytest.raises(embedding.WrongWeights) as refused:
        embedding.verify(copy)

    assert str(refused.value) == f"The sentence model is not used: its file {name} is not the one that was pinned."


def test_a_missing_file_is_refused_in_one_sentence(copy):
    (copy / "tokenizer.json").unlink()

    with pytest.raises(
        embedding.WrongWeights, match=r"^The sentence model is not used: its file tokenizer\.json can't"
    ):
        embedding.verify(copy)


def test_the_installed_files_are_the_pinned_ones():
    embedding.verify(embedding.installed())


@pytest.fixture
def anew():
    """What was opened before counts for nothing, and what a test opens for nothing afterwards."""
    embedding.opened.cache_clear()
    yield
    embedding.opened.cache_clear()


@pytest.mark.parametrize("missing", range(len(embedding.NEEDS)))
def test_without_a_part_of_the_extra_there_is_no_sentence_model(monkeypatch, anew, missing):
    needs = list(embedding.NEEDS)
    needs[missing] = "a_package_that_nobody_has"
    monkeypatch.setattr(embedding, "NEEDS", tuple(needs))

    assert embedding.installed() is None
    assert embedding.load() is None


def test_changed_weights_are_never_opened(monkeypatch, anew):
    monkeypatch.setitem(embedding.PINNED, "tokenizer.json", "0" * 64)

    for _ in range(2):
        with pytest.raises(embedding.WrongWeights):
            embedding.load()


def test_whoever_only_imports_the_readers_pays_for_no_model():
    imports = "import sys, factcheck.claims.readers; print(*{'numpy', 'tokenizers', 'pydantic_ai'} & set(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", imports], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == ""
