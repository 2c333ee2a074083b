import pytest

from factcheck.claims import engine


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Die Ausfuhren sind gefallen“, sagte Anna Weber am Montag.", "Anna Weber"),
        ("„Die Ausfuhren sind gefallen“, erklärte die Ministerin Anna Weber.", "Anna Weber"),
        ("Anna Weber sagte: „Die Ausfuhren sind gefallen.“", "Anna Weber"),
        ("Anna Weber, die Chefin der Bank, betonte am Montag: „Die Ausfuhren sind gefallen.“", "Anna Weber"),
        ("« Les exportations ont baissé », a déclaré Anne Petit.", "Anne Petit"),
        ("« Les exportations ont baissé », explique le ministre Jean Petit.", "Jean Petit"),
        ("Anne Petit a affirmé : « Les exportations ont baissé. »", "Anne Petit"),
        ("“Las exportaciones han caído”, dijo Ana Pérez el lunes.", "Ana Pérez"),
        ("«Las exportaciones han caído», afirmó el ministro Juan Pérez.", "Juan Pérez"),
        ("Ana Pérez aseguró: “Las exportaciones han caído”.", "Ana Pérez"),
        ("“As exportações caíram”, disse Ana Souza.", "Ana Souza"),
        ("“As exportações caíram”, afirmou o ministro João Souza.", "João Souza"),
        ("田中太郎氏は「輸出は減った」と述べた。", "田中太郎氏"),
        ("وقال أحمد علي: «تراجعت الصادرات هذا العام».", "أحمد علي"),
    ],
)
def test_a_tag_in_another_language_names_the_speaker(text: str, speaker: str) -> None:
    (found,) = engine.read(text).attributions
    assert (found.direct, found.speaker) == (True, speaker)
    assert found.source in text


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("„Die Ausfuhren sind gefallen“, sagte sie.", "sie"),
        ("« Les exportations ont baissé », a-t-elle ajouté.", "elle"),
    ],
)
def test_a_pronoun_in_another_language_stays_as_it_is(text: str, source: str) -> None:
    (found,) = engine.read(text).attributions
    assert (found.source, found.speaker, found.inferred) == (source, "", True)


def test_a_role_in_another_language_is_told_as_it_is_written() -> None:
    (found,) = engine.read("“Las exportaciones han caído”, dijo el portavoz.").attributions
    assert (found.speaker, found.inferred) == ("el portavoz", False)


@pytest.mark.parametrize(
    "text",
    [
        "Der Film „Die Ausfuhren der Stadt“ lief im Mai in Berlin.",
        "Le livre « Les exportations » est sorti en mai à Paris.",
        "La novela “Las exportaciones” salió en mayo en Madrid.",
        "映画「輸出の町」は5月に公開された。",
    ],
)
def test_a_title_in_another_language_is_nobodys_speech(text: str) -> None:
    assert engine.read(text).attributions == ()


def test_a_doctor_is_quoted_by_his_name() -> None:
    (found,) = engine.read("„Die Ausfuhren sind gefallen“, sagte Vorstandschef Dr. Karl Weber am Montag.").attributions
    assert found.speaker == "Karl Weber"
