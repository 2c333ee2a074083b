"""The words with which other languages than English name days, months and stretches of time, and what they mean."""

OTHER_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner janvier enero janeiro يناير",
            "februar february février febrero fevereiro فبراير",
            "märz mars marzo março مارس",
            "april avril abril أبريل إبريل",
            "mai mayo maio مايو",
            "juni juin junio junho يونيو",
            "juli juillet julio julho يوليو",
            "august août agosto أغسطس",
            "september septembre septiembre setembro سبتمبر",
            "oktober octobre octubre outubro أكتوبر",
            "november novembre noviembre novembro نوفمبر",
            "dezember décembre diciembre dezembro ديسمبر",
        ),
        start=1,
    )
    for name in names.split()
}
OTHER_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "montag lundi lunes segunda-feira الاثنين الإثنين",
            "dienstag mardi martes terça-feira الثلاثاء",
            "mittwoch mercredi miércoles quarta-feira الأربعاء",
            "donnerstag jeudi jueves quinta-feira الخميس",
            "freitag vendredi viernes sexta-feira الجمعة",
            "samstag sonnabend samedi sábado السبت",
            "sonntag dimanche domingo الأحد",
        )
    )
    for name in names.split()
}
OTHER_DAYS = {
    "heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1, "aujourd’hui": 0, "aujourd'hui": 0, "hier": -1,
    "demain": 1, "hoy": 0, "ayer": -1, "anteayer": -2, "hoje": 0, "ontem": -1, "amanhã": 1, "أمس": -1, "اليوم": 0,
    "غدا": 1, "غدًا": 1,
}  # fmt: skip
OTHER_UNITS = {
    name: unit
    for unit, names in (
        ("day", "tag tagen jours jour días día dias dia"),
        ("week", "woche wochen semaine semaines semana semanas الأسبوع"),
        ("month", "monat monats monaten mois mes meses mês الشهر"),
        ("year", "jahr jahres jahren année années an ans año años ano anos العام السنة"),
    )
    for name in names.split()
}
OTHER_TURNS = {
    name: offset
    for offset, names in (
        (
            -1,
            "letzte letzten letzter letztes letztem vergangene vergangenen vergangener vergangenes vorige vorigen "
            "voriger dernier dernière passé passée pasado pasada passado passada الماضي الماضية",
        ),
        (
            0,
            "diese diesen dieser dieses diesem cette cet este esta esse essa neste nesta deste desta الحالي الجاري هذا",
        ),
        (1, "nächste nächsten nächster nächstes kommende kommenden prochain prochaine próximo próxima المقبل القادم"),
    )
    for name in names.split()
}
"""Before or behind a unit of time or a weekday: "letzte Woche", "la semaine dernière"."""

OTHER_COUNTS = {
    name: number
    for number, names in enumerate(
        (
            "einem einer un une una um uma",
            "zwei deux dos dois duas",
            "drei trois tres três",
            "vier quatre cuatro quatro",
            "fünf cinq cinco",
            "sechs six seis",
            "sieben sept siete sete",
            "acht huit ocho oito",
            "neun neuf nueve nove",
            "zehn dix diez dez",
        ),
        start=1,
    )
    for name in names.split()
}
WIDE_DAYS = {
    "昨日": ("day", -1), "今日": ("day", 0), "明日": ("day", 1), "先週": ("week", -1), "今週": ("week", 0),
    "来週": ("week", 1), "先月": ("month", -1), "今月": ("month", 0), "来月": ("month", 1), "昨年": ("year", -1),
    "去年": ("year", -1), "今年": ("year", 0), "来年": ("year", 1),
}  # fmt: skip
"""How Japanese tells a day or a stretch of time from the day of publication."""

WIDE_WEEKDAYS = "月火水木金土日"
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
"""The year before the first one of each Japanese era."""
