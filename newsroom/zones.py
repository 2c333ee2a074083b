"""By which clock times are shown and read: with people by theirs, in public and on record by the newsroom's.

Moments are stored as moments and know no zone. The day of an article is its outlet's word and not an event of the
desk: it is kept as a moment of the newsroom's day, so it is always shown by the newsroom's clock.
"""

from datetime import date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from zoneinfo import TZPATH, available_timezones

from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

AREAS = {
    "Africa": _("Africa"),
    "America": _("America"),
    "Antarctica": _("Antarctica"),
    "Arctic": _("Arctic"),
    "Asia": _("Asia"),
    "Atlantic": _("Atlantic Ocean"),
    "Australia": _("Australia"),
    "Europe": _("Europe"),
    "Indian": _("Indian Ocean"),
    "Pacific": _("Pacific Ocean"),
}


@cache
def offered() -> frozenset[str]:
    """The zones that a person can choose, as `Area/City`: what countries go by today, each under one name."""
    known = {name for name in available_timezones() if name.partition("/")[0] in AREAS and "/" in name}
    return frozenset(known & _in_use())


def _in_use() -> set[str]:
    """What the zone database's own table of countries names: its other names are old ones of the same zones."""
    tables = [Path(folder) / "zone.tab" for folder in TZPATH]
    table = next((each for each in tables if each.is_file()), None) or files("tzdata.zoneinfo") / "zone.tab"
    lines = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {parts[2] for parts in lines if len(parts) > 2}


def by_area() -> list[tuple[str, list[tuple[str, str]]]]:
    """The same for a list to choose from: areas and their cities in the order of their names, the city first.

    Whoever types the first letters of a city finds it.
    """
    areas: dict[str, list[tuple[str, str]]] = {}
    for zone in offered():
        area, _slash, place = zone.partition("/")
        areas.setdefault(str(AREAS[area]), []).append((zone, _city(place)))
    return sorted((area, sorted(zones, key=lambda zone: zone[1])) for area, zones in areas.items())


def _city(place: str) -> str:
    region, _slash, city = place.replace("_", " ").rpartition("/")
    return f"{city} ({region})" if region else city


def by_newsroom(moment: datetime) -> datetime:
    """The same moment by the newsroom's clock: for what stays on record, and for the days of articles."""
    return timezone.localtime(moment, timezone.get_default_timezone())


def newsroom_day(moment: datetime) -> date:
    """The calendar day of the moment in the newsroom."""
    return by_newsroom(moment).date()


def _newsrooms_time() -> str:
    return gettext("In the newsroom's time, %(zone)s.") % {"zone": timezone.get_default_timezone_name()}


def _whose_time() -> str:
    zone = timezone.get_current_timezone_name()
    is_newsrooms = zone == timezone.get_default_timezone_name()
    return _newsrooms_time() if is_newsrooms else gettext("In your time, %(zone)s.") % {"zone": zone}


newsrooms_time = lazy(_newsrooms_time, str)
whose_time = lazy(_whose_time, str)
"""The sentence beside a field for a time: by which clock it is read."""
