"""Reading the desk's answers."""

from typing import Any

from lxml import html


def tree(response: Any) -> html.HtmlElement:
    return html.fromstring(response.content.decode())


def words(response: Any) -> str:
    """What a person reads on the page, on one line: not what waits in a template for its moment."""
    page = tree(response)
    for waiting in page.xpath("//template"):
        waiting.drop_tree()
    return " ".join(" ".join(page.itertext()).split())


def form(response: Any, action: str) -> html.FormElement:
    """The first form of the page whose address ends like this."""
    return next(form for form in tree(response).forms if (form.action or "").endswith(action))


def fields(response: Any, action: str) -> dict[str, Any]:
    """What a browser would send with this form as it stands, without the token."""
    return {name: value for name, value in form(response, action).form_values() if name != "csrfmiddlewaretoken"}
