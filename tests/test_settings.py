import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def variables_in_the_settings() -> set[str]:
    tree = ast.parse((ROOT / "factcheck/settings.py").read_text(encoding="utf-8"))
    return {
        str(node.args[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "env"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def variables_in_the_example() -> set[str]:
    return set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(encoding="utf-8"), re.MULTILINE))


def test_the_example_lists_every_variable_the_settings_read_and_no_other():
    assert variables_in_the_example() == variables_in_the_settings()


def test_every_setting_comes_from_the_environment_through_one_file():
    # What chooses how the engine runs is asked before there are settings, and where there are none.
    before_settings = {"environment.py", "compiled.py", "compiling.py"}
    for room in ("newsroom", "articles", "factcheck"):
        for path in (ROOT / room).rglob("*.py"):
            if path.name not in before_settings | {"settings.py", "celery.py", "wsgi.py", "asgi.py"}:
                text = path.read_text(encoding="utf-8")
                assert "os.environ" not in text, path
                assert "getenv" not in text, path
