"""How money is written: signs and letters before a number, words and codes behind it, each with its ISO 4217 code."""

CURRENCY_SIGNS = {
    "US$": "USD", "B$": "BND", "TT$": "TTD", "N$": "NAD", "FJ$": "FJD", "AR$": "ARS", "A$": "AUD", "AU$": "AUD",
    "C$": "CAD", "CA$": "CAD", "HK$": "HKD", "NZ$": "NZD", "S$": "SGD",
    "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "J$": "JMD", "Z$": "ZWL", "$": "USD", "＄": "USD", "€": "EUR", "£": "GBP",
    "￡": "GBP", "¥": "JPY", "￥": "JPY", "₹": "INR", "₩": "KRW", "￦": "KRW", "₽": "RUB", "₺": "TRY", "₦": "NGN",
    "₴": "UAH", "₪": "ILS", "₫": "VND", "฿": "THB", "₱": "PHP", "₡": "CRC", "₲": "PYG", "₸": "KZT", "₵": "GHS",
    "৳": "BDT", "₿": "BTC", "Ξ": "ETH", "₾": "GEL", "₼": "AZN", "֏": "AMD", "៛": "KHR", "₭": "LAK", "₮": "MNT",
    "؋": "AFN",
}  # fmt: skip
CURRENCY_LETTERS = {
    "Rs": "INR", "Rs.": "INR", "Re": "INR", "RM": "MYR", "Rp": "IDR", "kr": "SEK", "Kč": "CZK", "Fr": "CHF",
    "Fr.": "CHF", "SFr": "CHF", "zł": "PLN", "Ft": "HUF", "KSh": "KES", "Ksh": "KES", "USh": "UGX", "TSh": "TZS",
    "Tk": "BDT", "RMB": "CNY", "新台幣": "TWD", "新台币": "TWD", "人民币": "CNY", "人民幣": "CNY", "港幣": "HKD",
    "港币": "HKD", "港元": "HKD", "SKr": "SEK", "Skr": "SEK", "SKr.": "SEK", "DKr": "DKK", "Dkr": "DKK", "DKr.": "DKK",
    "NKr": "NOK", "Nkr": "NOK", "NKr.": "NOK", "IKr": "ISK", "ISKr": "ISK", "SFr.": "CHF", "Sfr": "CHF", "sFr": "CHF",
    "Frs": "CHF", "Frs.": "CHF", "Kr": "SEK", "kr.": "SEK", "Kcs": "CZK", "Zł": "PLN", "Bs": "BOB", "Bs.": "BOB",
    "Gs": "PYG",
    "Gs.": "PYG", "Rbl": "RUB", "Dh": "AED", "Dhs": "AED", "QR": "QAR", "KD": "KWD",
    "Php": "PHP", "NRs": "NPR", "SLRs": "LKR", "PKRs": "PKR", "Ush": "UGX", "Tsh": "TZS", "Kz": "AOA",
    "ZK": "ZMW", "CFA": "XOF", "FCFA": "XOF", "रु": "INR", "रु.": "INR", "Lei": "RON", "lei": "RON", "Euro": "EUR",
    "euro": "EUR", "TL": "TRY",
}  # fmt: skip
"""Letters that stand for a currency before its number."""

CODES = frozenset(
    "USD EUR GBP JPY CNY INR CHF AUD CAD NZD SGD HKD TWD KRW RUB BRL MXN ZAR SEK NOK DKK PLN TRY UAH ILS THB IDR MYR "
    "PHP VND PKR BDT LKR NPR AED SAR QAR KWD EGP NGN KES GHS UGX TZS ETB MAD ARS CLP COP PEN UYU CZK HUF RON BGN RSD "
    "ISK GEL KZT BHD OMR JOD IQD IRR LBP SYP DZD TND LYD SDG XOF XAF RWF ZMW MWK MZN AOA BWP NAD MUR AMD AZN BYN MDL "
    "MKD UZS KGS TJS TMT MNT KHR LAK MMK BND FJD PGK JMD TTD BBD DOP GTQ HNL NIO CRC PYG VES CUP HRK AFN XDR".split()
)

COINS = {
    "BTC": "bitcoin", "XBT": "bitcoin", "ETH": "ether", "XRP": "XRP", "SOL": "solana", "DOGE": "dogecoin",
    "LTC": "litecoin",
    "USDT": "tether", "USDC": "USDC", "BNB": "BNB", "ADA": "cardano", "XMR": "monero",
}  # fmt: skip
"""Coins that ISO 4217 has no codes for: they are things counted, and no currency."""

CURRENCY_WORDS = {
    "USD": "dollar dollars buck bucks dólar dólares greenback greenbacks",
    "EUR": "euro euros",
    "GBP": "sterling quid",
    "JPY": "yen yens",
    "CNY": "yuan renminbi rmb",
    "INR": "rupee rupees rs",
    "KRW": "won",
    "RUB": "ruble rubles rouble roubles rubel rubli rublos roebel рублей рубля рубль руб",
    "CHF": "franc francs franken",
    "BRL": "reais",
    "TRY": "lira liras",
    "ILS": "shekel shekels",
    "UAH": "hryvnia hryvnias hryvnya грн гривен гривны",
    "NGN": "naira nairas",
    "PLN": "zloty zlotys złoty złotych złote zlotych zł",
    "MXN": "peso pesos",
    "ZAR": "rand rands",
    "SEK": "krona kronor kr",
    "NOK": "krone kroner",
    "CZK": "koruna korunas koruny korun kč",
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
    "KZT": "tenge тенге",
    "RON": "lei leu",
    "BGN": "leva lev лв лева",
    "ZMW": "kwacha",
    "BWP": "pula",
    "MZN": "metical meticais",
    "AOA": "kwanza kwanzas",
    "KHR": "riel riels",
    "LAK": "kip",
    "MMK": "kyat kyats",
    "MNT": "tugrik tugriks",
    "AZN": "manat",
    "UZS": "soum",
    "AFN": "afghani afghanis",
    "IRR": "rial rials",
    "GTQ": "quetzal quetzales quetzals",
    "HNL": "lempira lempiras",
    "BOB": "boliviano bolivianos",
    "VES": "bolivar bolivars bolívares",
    "CRC": "colones",
    "PYG": "guaraníes",
}
CENTS = {
    "cent": "USD", "cents": "USD", "pence": "GBP", "penny": "GBP", "pennies": "GBP", "euro cents": "EUR",
    "euro cent": "EUR", "eurocents": "EUR", "centimes": "EUR", "céntimos": "EUR", "cêntimos": "EUR",
    "centavos": "BRL", "paise": "INR", "us cents": "USD", "u.s. cents": "USD", "australian cents": "AUD",
    "canadian cents": "CAD", "rappen": "CHF", "öre": "SEK", "øre": "DKK", "groszy": "PLN", "kopecks": "RUB",
    "kopeks": "RUB", "sen": "MYR", "piastres": "EGP",
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
    "pounds sterling": "GBP", "livres sterling": "GBP", "libras esterlinas": "GBP", "sterline": "GBP",
    "pfund sterling": "GBP",
    "pond sterling": "GBP", "dollari": "USD", "franchi svizzeri": "CHF", "zwitserse frank": "CHF", "francs cfa": "XOF",
    "francos suizos": "CHF", "francos suíços": "CHF", "f cfa": "XOF", "fcfa": "XOF", "schwedische kronen": "SEK",
    "norwegische kronen": "NOK", "dänische kronen": "DKK", "tschechische kronen": "CZK", "couronnes suédoises": "SEK",
    "coronas suecas": "SEK", "yuans": "CNY", "yenes": "JPY", "ienes": "JPY", "hongkong-dollar": "HKD",
    "dólares estadounidenses": "USD", "us-dollar": "USD", "dollars américains": "USD",
    "francs suisses": "CHF", "schweizer franken": "CHF",
    "pesos mexicanos": "MXN", "pesos argentinos": "ARS", "pesos chilenos": "CLP", "pesos colombianos": "COP",
}  # fmt: skip

LOCAL_MONEY = {
    "de": {"GBP": "pfund"},
    "nl": {"GBP": "pond", "CHF": "frank", "USD": "dollar"},
    "es": {"GBP": "libras libra", "CHF": "francos"},
    "pt": {"BRL": "real", "GBP": "libras libra", "CHF": "francos"},
    "it": {"CHF": "franchi", "JPY": "yen"},
    "fr": {"GBP": "livres"},
    "da": {"DKK": "kr kroner krone"},
    "no": {"NOK": "kr kroner krone"},
    "sv": {"SEK": "kr kronor krona"},
    "hu": {"HUF": "ft"},
}
"""What the plain name of a currency means in the papers of one language."""

SUMS = {
    "k€": ("EUR", 1e3),
    "m€": ("EUR", 1e6),
    "md€": ("EUR", 1e9),
    "mds€": ("EUR", 1e9),
    "mrd€": ("EUR", 1e9),
    "mio€": ("EUR", 1e6),
    "mln€": ("EUR", 1e6),
    "m$": ("USD", 1e6),
    "k$": ("USD", 1e3),
    "md$": ("USD", 1e9),
}
"""A magnitude and a sign written as one behind the number, as French papers do."""
