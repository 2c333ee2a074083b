from factcheck.desk.forms.verdicts import Write


def test_an_explanation_is_no_longer_than_a_page_can_render() -> None:
    form = Write({"version": 1, "explanation": "[" * 50_001})
    form.fields.pop("rating")  # Its choices are rows, and none is needed here.

    assert form.errors["explanation"] == ["The explanation has 50001 characters; 50000 is the most."]
