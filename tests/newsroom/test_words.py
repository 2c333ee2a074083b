"""The template filters and tags of every room."""

from newsroom.templatetags import words


def test_a_text_that_is_shown_again_is_not_rendered_again(monkeypatch):
    rendered: list[str] = []
    render = words._markdown.render

    def noted(source: str) -> str:
        rendered.append(source)
        return render(source)

    monkeypatch.setattr(words._markdown, "render", noted)
    source = "The *table* that is shown to every reader shows it."

    first, second = words.markdown(source), words.markdown(source)

    assert first == second == "<p>The <em>table</em> that is shown to every reader shows it.</p>\n"
    assert rendered == [source]


def test_another_text_is_rendered_as_itself():
    assert words.markdown("Rose.") != words.markdown("Fell.")


def test_raw_html_stays_text():
    assert "<script>" not in words.markdown("<script>alert(1)</script>")


def test_the_rendered_texts_that_are_kept_are_bounded():
    for number in range(300):
        words.markdown(f"Text {number}")

    assert words._rendered.cache_info().currsize <= 256
