"""What may stand behind a number, as written and as it counts: magnitudes, shares, currencies and measures.

`UNITS` holds words and phrases in lower case, `CASED` those whose capitals matter ("MW"), `SIGNS` signs, `WIDE` the
words of scripts that put no blanks between words. Measures are named in the singular; what a plain number of dollars
or pounds means is the currency's ISO 4217 code.
"""

from typing import NamedTuple


class Unit(NamedTuple):
    """One thing that may follow a number. `kind` is "magnitude", "percent", "currency" or "measure"; the number counts
    `factor` times, `name` is the unit or the currency's code.
    """

    kind: str
    name: str
    factor: float = 1.0


CURRENCY_SIGNS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "NZ$": "NZD", "S$": "SGD",
    "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "J$": "JMD", "Z$": "ZWL", "$": "USD", "＄": "USD", "€": "EUR", "£": "GBP",
    "￡": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₩": "KRW", "￦": "KRW", "₽": "RUB", "₺": "TRY", "₦": "NGN",
    "₴": "UAH", "₪": "ILS", "₫": "VND", "฿": "THB", "₱": "PHP", "₡": "CRC", "₲": "PYG", "₸": "KZT", "₵": "GHS",
    "৳": "BDT", "₿": "BTC",
}  # fmt: skip
CURRENCY_LETTERS = {
    "Rs": "INR", "Rs.": "INR", "Re": "INR", "RM": "MYR", "Rp": "IDR", "kr": "SEK", "Kč": "CZK", "Fr": "CHF",
    "Fr.": "CHF", "SFr": "CHF", "zł": "PLN", "Ft": "HUF", "KSh": "KES", "Ksh": "KES", "USh": "UGX", "TSh": "TZS",
    "Tk": "BDT", "RMB": "CNY", "新台幣": "TWD", "新台币": "TWD", "人民币": "CNY", "人民幣": "CNY", "港幣": "HKD",
    "港币": "HKD", "港元": "HKD",
}  # fmt: skip
"""Letters that stand for a currency before its number."""

CODES = frozenset(
    "USD EUR GBP JPY CNY INR CHF AUD CAD NZD SGD HKD TWD KRW RUB BRL MXN ZAR SEK NOK DKK PLN TRY UAH ILS THB IDR MYR "
    "PHP VND PKR BDT LKR NPR AED SAR QAR KWD EGP NGN KES GHS UGX TZS ETB MAD ARS CLP COP PEN UYU CZK HUF RON BGN RSD "
    "ISK GEL KZT BTC".split()
)

MAGNITUDES = {
    1e2: "hundred hundreds",
    1e3: "thousand thousands tausend tsd tsd. mille mil duizend тысяч тыс тыс.",
    1e5: "lakh lakhs lac lacs",
    1e6: "million millions mn mn. mln mln. mio mio. millionen millón millon millones milhão milhões miljoen "
    "milione milioni miljoner миллион миллиона миллионов млн млн.",
    1e7: "crore crores",
    1e9: "billion billions bn bn. bln bln. milliarde milliarden mrd mrd. milliard milliards miliardo miliardi "
    "miljard miljarden miljarder bilhão bilhões миллиард миллиарда миллиардов млрд млрд.",
    1e12: "trillion trillions tn tn. trn trn. tln billionen billón billones biliões trilhão trilhões триллион "
    "триллиона триллионов трлн трлн.",
    1e15: "quadrillion quadrillions",
    12.0: "dozen dozens",
}
LONGER_MAGNITUDES = {
    "hundred thousand": 1e5, "mil millones": 1e9, "mil milhões": 1e9, "mil milhão": 1e9, "lakh crore": 1e12,
    "lakh crores": 1e12, "thousand crore": 1e10, "thousand billion": 1e12, "thousand million": 1e9,
    "million million": 1e12, "million billion": 1e15,
}  # fmt: skip
ATTACHED = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12, "K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}
"""Magnitudes of one letter, which stand right behind the number or not at all."""

SHARES = {
    "percent": "percent percents pct pct. pc p.c. prozent procent procenten pourcent",
    "basis point": "bp bps basispunkte basispunkten",
    "percentage point": "pp pps ppt ppts prozentpunkt prozentpunkte prozentpunkten procentpunten procentenheter",
}
LONGER_SHARES = {
    "per cent": "percent", "per cents": "percent", "pour cent": "percent", "por ciento": "percent",
    "por cento": "percent", "per cento": "percent", "percentage point": "percentage point",
    "percentage points": "percentage point", "percent point": "percentage point",
    "percent points": "percentage point", "per cent points": "percentage point",
    "points de pourcentage": "percentage point", "point de pourcentage": "percentage point",
    "puntos porcentuales": "percentage point", "punto porcentual": "percentage point",
    "pontos percentuais": "percentage point", "ponto percentual": "percentage point",
    "pontos porcentuais": "percentage point", "punti percentuali": "percentage point",
    "basis point": "basis point", "basis points": "basis point", "points de base": "basis point",
    "puntos básicos": "basis point", "puntos basicos": "basis point", "pontos base": "basis point",
    "punti base": "basis point",
}  # fmt: skip

CURRENCY_WORDS = {
    "USD": "dollar dollars buck bucks dólar dólares greenback greenbacks",
    "EUR": "euro euros",
    "GBP": "sterling quid",
    "JPY": "yen yens",
    "CNY": "yuan renminbi rmb",
    "INR": "rupee rupees",
    "KRW": "won",
    "RUB": "ruble rubles rouble roubles rubel рублей рубля руб",
    "CHF": "franc francs franken",
    "BRL": "real reais",
    "TRY": "lira liras",
    "ILS": "shekel shekels",
    "UAH": "hryvnia hryvnias",
    "NGN": "naira nairas",
    "PLN": "zloty zlotys złoty",
    "MXN": "peso pesos",
    "ZAR": "rand rands",
    "SEK": "krona kronor",
    "NOK": "krone kroner",
    "CZK": "koruna korunas koruny",
    "HUF": "forint forints",
    "THB": "baht",
    "MYR": "ringgit ringgits",
    "IDR": "rupiah rupiahs",
    "VND": "dong",
    "BDT": "taka",
    "KES": "shilling shillings",
    "GHS": "cedi cedis",
    "ETB": "birr",
    "SAR": "riyal riyals",
    "AED": "dirham dirhams",
    "GEL": "lari",
    "KZT": "tenge",
    "BTC": "bitcoin bitcoins",
    "CRC": "colones",
    "PYG": "guaraníes",
}
CENTS = {
    "cent": "USD", "cents": "USD", "pence": "GBP", "penny": "GBP", "pennies": "GBP", "euro cents": "EUR",
    "euro cent": "EUR", "eurocents": "EUR", "centimes": "EUR", "céntimos": "EUR", "cêntimos": "EUR",
    "centavos": "BRL", "paise": "INR", "us cents": "USD", "u.s. cents": "USD", "australian cents": "AUD",
    "canadian cents": "CAD",
}  # fmt: skip
NATIONS = {
    "dollar dollars dólares": {
        "us": "USD", "u.s.": "USD", "american": "USD", "canadian": "CAD", "australian": "AUD", "hong kong": "HKD",
        "singapore": "SGD", "singaporean": "SGD", "new zealand": "NZD", "taiwan": "TWD", "taiwanese": "TWD",
        "new taiwan": "TWD", "jamaican": "JMD",
    },
    "pound pounds": {
        "british": "GBP", "egyptian": "EGP", "lebanese": "LBP", "syrian": "SYP", "sudanese": "SDG",
    },
    "franc francs": {"swiss": "CHF", "cfa": "XOF", "congolese": "CDF"},
    "peso pesos": {
        "mexican": "MXN", "philippine": "PHP", "argentine": "ARS", "colombian": "COP", "chilean": "CLP",
        "cuban": "CUP", "dominican": "DOP", "uruguayan": "UYU",
    },
    "rupee rupees": {"indian": "INR", "pakistani": "PKR", "sri lankan": "LKR", "nepali": "NPR", "nepalese": "NPR"},
    "won": {"south korean": "KRW", "korean": "KRW", "north korean": "KPW"},
    "yen": {"japanese": "JPY"},
    "yuan": {"chinese": "CNY"},
    "krone kroner kronor krona crowns": {
        "danish": "DKK", "norwegian": "NOK", "swedish": "SEK", "czech": "CZK", "icelandic": "ISK",
    },
    "lira liras": {"turkish": "TRY"},
    "rubles roubles ruble rouble": {"russian": "RUB", "belarusian": "BYN"},
    "riyals riyal": {"saudi": "SAR", "qatari": "QAR"},
    "dinars dinar": {"kuwaiti": "KWD", "iraqi": "IQD", "jordanian": "JOD", "serbian": "RSD", "algerian": "DZD"},
    "dirhams dirham": {"uae": "AED", "emirati": "AED", "moroccan": "MAD"},
    "shillings shilling": {"kenyan": "KES", "ugandan": "UGX", "tanzanian": "TZS"},
    "rand": {"south african": "ZAR"},
    "reais": {"brazilian": "BRL"},
}  # fmt: skip
LONGER_CURRENCIES = {
    "pounds sterling": "GBP", "dólares estadounidenses": "USD", "us-dollar": "USD", "dollars américains": "USD",
    "francs suisses": "CHF", "schweizer franken": "CHF",
    "pesos mexicanos": "MXN", "pesos argentinos": "ARS", "pesos chilenos": "CLP", "pesos colombianos": "COP",
}  # fmt: skip

MEASURES = {
    "kilometre": "km kms kilometre kilometres kilometer kilometers kilometern kilomètre kilomètres kilómetro "
    "kilómetros quilômetro quilômetros quilómetro quilómetros chilometri км",
    "metre": "metre metres meter meters metern mètre mètres metro metros",
    "centimetre": "cm centimetre centimetres centimeter centimeters zentimeter centimètres centímetros",
    "millimetre": "mm millimetre millimetres millimeter millimeters millimètres milímetros",
    "micrometre": "µm micrometre micrometres micrometer micrometers micron microns",
    "nanometre": "nm nanometre nanometres nanometer nanometers",
    "mile": "mile miles",
    "foot": "ft foot feet",
    "inch": "inch inches",
    "yard": "yd yds yard yards",
    "league": "leagues",
    "acre": "acre acres",
    "hectare": "ha hectare hectares hektar hectárea hectáreas",
    "kilogram": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes kilogramm kilogramos quilos",
    "gram": "gram grams gramme grammes gramm gramos gramas gr",
    "milligram": "mg milligram milligrams",
    "microgram": "µg mcg microgram micrograms",
    "tonne": "tonne tonnes tonnen tonelada toneladas mt тонн",
    "ton": "ton tons",
    "kiloton": "kt kiloton kilotons kilotonne kilotonnes",
    "megaton": "megaton megatons megatonne megatonnes",
    "gigaton": "gt gigaton gigatons gigatonne gigatonnes",
    "pound (weight)": "lb lbs",
    "ounce": "oz ounce ounces",
    "stone": "stone",
    "carat": "carat carats karat karats",
    "quintal": "quintal quintals",
    "litre": "litre litres liter liters litern litro litros",
    "millilitre": "ml millilitre millilitres milliliter milliliters",
    "hectolitre": "hl hectolitre hectolitres",
    "gallon": "gallon gallons",
    "pint": "pint pints",
    "barrel": "barrel barrels bpd bbl barriles barris fass",
    "bushel": "bushel bushels",
    "knot": "knot knots",
    "mile per hour": "mph",
    "kilometre per hour": "kph kmh km/h",
    "metre per second": "m/s",
    "second": "second seconds sec secs sekunde sekunden seconde secondes segundo segundos",
    "millisecond": "ms millisecond milliseconds",
    "minute": "minute minutes min mins minuten minuto minutos",
    "hour": "hour hours hr hrs stunde stunden heure heures hora horas",
    "day": "day days tag tage tagen jour jours día días dia dias",
    "week": "week weeks woche wochen semaine semaines semana semanas",
    "fortnight": "fortnight fortnights",
    "month": "month months monat monate monaten mois mes meses mês",
    "year": "year years yr yrs jahr jahre jahren an ans année années año años ano anos",
    "decade": "decade decades jahrzehnt jahrzehnte jahrzehnten décennie décennies década décadas",
    "century": "century centuries jahrhundert jahrhunderte jahrhunderten siècle siècles siglo siglos século séculos",
    "light-year": "light-year light-years lightyears",
    "calorie": "calorie calories cal",
    "kilocalorie": "kcal kilocalorie kilocalories",
    "watt": "watt watts",
    "kilowatt": "kilowatt kilowatts",
    "megawatt": "megawatt megawatts mégawatts megavatios",
    "gigawatt": "gigawatt gigawatts gigavatios",
    "terawatt": "terawatt terawatts",
    "kilowatt hour": "kwh kilowattstunden kilowattstunde kilowatt-hours kilowatt-hour",
    "megawatt hour": "mwh megawattstunden megawatt-hours megawatt-hour",
    "gigawatt hour": "gwh gigawattstunden gigawatt-hours gigawatt-hour",
    "terawatt hour": "twh terawattstunden terawatt-hours terawatt-hour",
    "volt": "volt volts",
    "hertz": "hz hertz",
    "decibel": "db decibel decibels",
    "byte": "byte bytes",
    "kilobyte": "kilobyte kilobytes",
    "megabyte": "megabyte megabytes",
    "gigabyte": "gigabyte gigabytes",
    "terabyte": "terabyte terabytes",
    "pixel": "pixel pixels",
    "people": "people persons person",
    "times": "times",
    "degree": "degree degrees grad degrés degré grados graus",
    "degree Celsius": "celsius",
    "degree Fahrenheit": "fahrenheit",
    "parts per million": "ppm",
    "parts per billion": "ppb",
    "point": "point punto ponto punkt",
    "astronomical unit": "au",
}
LONGER_MEASURES = {
    "kilometre per hour": "kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour|km per hour|"
    "km an hour|km/h|kilomètres par heure|kilometer pro stunde|kilómetros por hora|quilômetros por hora",
    "mile per hour": "miles per hour|miles an hour|mile per hour|mile an hour",
    "metre per second": "metres per second|meters per second|metres a second|m/s",
    "square kilometre": "square kilometres|square kilometers|square kilometre|square kilometer|sq km|sq. km|km2|km²|"
    "quadratkilometer|kilomètres carrés|kilómetros cuadrados|quilômetros quadrados|quilómetros quadrados|sq kms",
    "square metre": "square metres|square meters|square metre|square meter|sq m|sq. m|m2|m²|quadratmeter|mètres carrés|"
    "metros cuadrados|metros quadrados|sqm",
    "square mile": "square miles|square mile|sq miles|sq mi|sq. mi",
    "square foot": "square feet|square foot|sq ft|sq. ft|sq. feet|sq feet|sqft",
    "square inch": "square inches|square inch",
    "square yard": "square yards|square yard",
    "cubic metre": "cubic metres|cubic meters|cubic metre|cubic meter|m3|m³|kubikmeter|mètres cubes|metros cúbicos",
    "cubic foot": "cubic feet|cubic foot|cu ft",
    "cubic kilometre": "cubic kilometres|cubic kilometers|km3|km³",
    "cubic centimetre": "cubic centimetres|cubic centimeters|cc|cm3|cm³",
    "nautical mile": "nautical miles|nautical mile",
    "tonne": "metric tons|metric ton|metric tonnes|metric tonne",
    "ton": "short tons|long tons",
    "degree Celsius": "degrees celsius|degree celsius|degrees c|degrees centigrade|deg c|grad celsius|degrés celsius|"
    "grados celsius|graus celsius|grados centígrados",
    "degree Fahrenheit": "degrees fahrenheit|degree fahrenheit|degrees f|deg f",
    "light-year": "light years|light year",
    "kilowatt hour": "kilowatt hours|kilowatt hour",
    "megawatt hour": "megawatt hours|megawatt hour",
    "gigawatt hour": "gigawatt hours|gigawatt hour",
    "terawatt hour": "terawatt hours|terawatt hour",
    "fluid ounce": "fluid ounces|fl oz",
    "ounce": "troy ounces|troy ounce",
    "astronomical unit": "astronomical units|astronomical unit",
    "parts per million": "parts per million",
    "parts per billion": "parts per billion",
    "parts per trillion": "parts per trillion",
}
CASED_MEASURES = {
    "W": "watt", "kW": "kilowatt", "MW": "megawatt", "GW": "gigawatt", "TW": "terawatt", "kWh": "kilowatt hour",
    "MWh": "megawatt hour", "GWh": "gigawatt hour", "TWh": "terawatt hour", "V": "volt", "kV": "kilovolt",
    "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz", "GHz": "gigahertz", "KB": "kilobyte", "MB": "megabyte",
    "GB": "gigabyte", "TB": "terabyte", "PB": "petabyte", "Mbps": "megabit per second", "Gbps": "gigabit per second",
    "g": "gram", "l": "litre", "L": "litre", "m": "metre", "C": "degree Celsius", "F": "degree Fahrenheit",
    "µg": "microgram", "μg": "microgram", "μm": "micrometre", "Mt": "megaton", "Gt": "gigaton",
    "mAh": "milliampere hour",
    "hp": "horsepower", "bhp": "horsepower", "st": "stone", "h": "hour", "s": "second",
}  # fmt: skip

SIGNS = {
    "%": Unit("percent", "percent"),
    "％": Unit("percent", "percent"),
    "٪": Unit("percent", "percent"),
    "‰": Unit("percent", "per mille"),
    "°": Unit("measure", "degree"),
    "º": Unit("measure", "degree"),
    "℃": Unit("measure", "degree Celsius"),
    "℉": Unit("measure", "degree Fahrenheit"),
    "¢": Unit("currency", "USD", 0.01),
    "×": Unit("measure", "times"),
    "″": Unit("measure", "inch"),
} | {sign: Unit("currency", code) for sign, code in CURRENCY_SIGNS.items() if len(sign) == 1}
LONGER_SIGNS = (
    (
        ("% points", "%-points", "%-point", "% point", "%pts", "%-Punkte", "%pt", "%포인트", "%ポイント", "％ポイント"),
        Unit("percent", "percentage point"),
    ),
    (("°C", "° C", "ºC"), Unit("measure", "degree Celsius")),
    (("°F", "° F", "ºF"), Unit("measure", "degree Fahrenheit")),
)

WIDE_MAGNITUDES = {
    "十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "萬": 1e4, "億": 1e8, "亿": 1e8, "兆": 1e12, "万亿": 1e12, "萬億": 1e12,
    "천": 1e3, "만": 1e4, "억": 1e8, "조": 1e12, "百万": 1e6, "百萬": 1e6, "千万": 1e7, "千萬": 1e7, "십만": 1e5,
    "백만": 1e6, "천만": 1e7, "十億": 1e9, "十亿": 1e9,
}  # fmt: skip
WIDE_UNITS = {
    "percent": "パーセント 퍼센트 プロ",
    "percentage point": "个百分点 個百分點 百分点 百分點 %ポイント ％ポイント パーセントポイント 퍼센트포인트 %포인트",
    "basis point": "个基点 個基點 基点 ベーシスポイント",
    "tenth": "割 成",
    "people": "人 名 位 명",
    "kilometre": "キロメートル キロ 公里 千米 킬로미터 ㎞",
    "metre": "メートル 米 公尺 미터",
    "centimetre": "センチメートル センチ 厘米 公分 센티미터 ㎝",
    "millimetre": "ミリメートル ミリ 毫米 밀리미터 ㎜",
    "kilogram": "キログラム 公斤 千克 킬로그램 ㎏",
    "gram": "グラム 克",
    "tonne": "トン 吨 噸 公噸 톤",
    "litre": "リットル 升 公升 리터",
    "hectare": "ヘクタール 公顷 公頃 헥타르",
    "square kilometre": "平方キロメートル 平方キロ 平方公里 平方千米 제곱킬로미터 ㎢",
    "square metre": "平方メートル 平方米 平方公尺 제곱미터 ㎡",
    "cubic metre": "立方メートル 立方米 立方公尺",
    "barrel": "バレル 桶 배럴",
    "kilowatt hour": "キロワット時 千瓦时 千瓦時",
    "kilowatt": "キロワット 千瓦 킬로와트",
    "megawatt": "メガワット 兆瓦",
    "gigawatt": "ギガワット 吉瓦",
    "second": "秒間 秒 초",
    "minute": "分間 分钟 分鐘 분",
    "hour": "時間 小时 小時 个小时 個小時 시간",
    "day": "日間 天 일간",
    "week": "週間 周 星期 个星期 週 주간 주",
    "month": "カ月間 か月間 ヶ月間 カ月 か月 ヶ月 ヵ月 个月 個月 개월",
    "year": "年間 年 년간",
    "times": "倍 次 回 배",
    "degree": "度 도",
    "degree Celsius": "摄氏度 攝氏度",
}
WIDE_CURRENCIES = {
    "JPY": "円 日元 日圓 日円 엔",
    "CNY": "元 人民币 人民幣 人民元 元人民币 元人民幣 人民元 위안",
    "USD": "ドル 美元 美金 米ドル 달러 美元元",
    "EUR": "ユーロ 欧元 歐元 유로",
    "GBP": "ポンド 英镑 英鎊 파운드",
    "KRW": "ウォン 韩元 韓元 원",
    "HKD": "港元 港币 港幣 香港ドル",
    "TWD": "新台币 新台幣 台湾ドル 台币 台幣",
    "INR": "ルピー 卢比",
    "RUB": "ルーブル 卢布 루블",
    "AUD": "豪ドル 澳元",
}
COUNTERS = frozenset(
    "件 社 台 本 個 枚 校 店 軒 戸 匹 頭 便 冊 棟 室 席 点 票 ポイント か所 カ所 ヶ所 発 羽 床".split()
    + "議席 カ国 か国 ヶ国 家 个 辆 輛 户 戶 张 張 座 所 套 部 艘 架 只 隻 株 棵 份".split()
    + "篇 首 颗 个国家 대 개 건 곳 마리 채 척".split()
)
"""The words with which Japanese, Chinese and Korean count; a thing counted so has its counter as unit."""


def spelled(table: dict[str, str], kind: str, between: str | None = None) -> dict[str, Unit]:
    """Each spelling of a table that gives the spellings of each unit."""
    return {word: Unit(kind, name) for name, words in table.items() for word in words.split(between)}


UNITS: dict[str, Unit] = (
    spelled(MEASURES, "measure")
    | spelled(LONGER_MEASURES, "measure", "|")
    | spelled(CURRENCY_WORDS, "currency")
    | {code.lower(): Unit("currency", code) for code in CODES if code not in {"ALL", "TRY", "PEN", "COP", "MAD"}}
    | {words: Unit("currency", code) for words, code in LONGER_CURRENCIES.items()}
    | {
        f"{nation} {word}": Unit("currency", code)
        for words, nations in NATIONS.items()
        for nation, code in nations.items()
        for word in words.split()
    }
    | {words: Unit("currency", code, 0.01) for words, code in CENTS.items()}
    | {word: Unit("percent", unit) for unit, words in SHARES.items() for word in words.split()}
    | {words: Unit("percent", unit) for words, unit in LONGER_SHARES.items()}
    | {word: Unit("magnitude", "", value) for value, words in MAGNITUDES.items() for word in words.split()}
    | {words: Unit("magnitude", "", value) for words, value in LONGER_MAGNITUDES.items()}
)
CASED: dict[str, Unit] = {word: Unit("measure", unit) for word, unit in CASED_MEASURES.items()} | {
    code: Unit("currency", code) for code in CODES
}
WIDE: dict[str, Unit] = (
    {word: Unit("magnitude", "", value) for word, value in WIDE_MAGNITUDES.items()}
    | spelled(WIDE_CURRENCIES, "currency")
    | {
        word: Unit("percent" if unit.startswith("percent") or unit == "basis point" else "measure", unit)
        for unit, words in WIDE_UNITS.items()
        for word in words.split()
    }
    | {word: Unit("measure", word) for word in COUNTERS if word not in " ".join(WIDE_UNITS.values()).split()}
    | {"割": Unit("percent", "percent", 10.0), "成": Unit("percent", "percent", 10.0)}
)
