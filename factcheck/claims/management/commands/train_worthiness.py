"""`manage.py train_worthiness`: learns what the engine's reasons and words count, and writes them down."""

import importlib
import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from factcheck.claims.engine.worthiness import weights


class Command(BaseCommand):
    help = (
        "Learns the weights of check-worthiness from the judged sentences in a folder (ct24_checkworthy_en and "
        "claimbuster), and from a newsroom's own judgements where they are given. Needs the extra ml and no database."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DATA_FOLDER", help="the folder that holds the data sets")
        parser.add_argument("--output", type=Path, metavar="FILE", help="where to write (default: the engine's own)")
        parser.add_argument(
            "--judgements", type=Path, metavar="FILE", help="decisions that manage.py export_judgements wrote"
        )
        parser.add_argument(
            "--meaning", action="store_true", help="learn the weights that go beside the sentence model's vectors"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            told = importlib.import_module("factcheck.claims.training.telling")
        except ImportError as error:
            raise CommandError("Training needs numpy and scipy: install the extra ml first.") from error
        name = "meaning.json" if options["meaning"] else "lexical.json"
        output = options["output"] or weights.FOLDER / name
        try:
            content = told.train_and_tell(
                options["folder"], options["judgements"], options["meaning"], self.stdout.write
            )
        except told.Missing as missing:
            raise CommandError(str(missing)) from missing
        try:
            output.write_text(written(content), encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{output} can't be written: {error.strerror}.") from error
        self.stdout.write(f"Written to {output.name}, digest {content[weights.SEAL][:8]}.")


def written(content: dict[str, Any]) -> str:
    """One entry a line, so that two files can be compared."""
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
