"""Words whose number is the name of one of many, by language."""

NAMES = frozenset(
    "ep eps no nos nr nº number numbers numero número numéro nummer article articles artikel artículo artigo "
    "articolo art "
    "arts section sections sec abschnitt sección secção seção chapter chapters kapitel capítulo chapitre clause "
    "clauses schedule annex annexure appendix page pages página pagina seite p pp paragraph paragraphs para line "
    "lines ligne línea linha linie figure figures fig figs table tables room rooms flight flights route routes "
    "highway hwy interstate exit exits junction junctions gate gates platform platforms terminal terminals track bus "
    "buses train trains tram lane level phase phases stage grade grades type types category categories tier title "
    "proposition prop resolution amendment unit apartment apt flat suite sector ward district precinct zone step "
    "question episode season volume vol issue version verse channel group round day week game magnitude magnitud "
    "magnitudine kilómetro ticker code pin extension ext model mark chromosome vitamin hotline dial ring call texting "
    "département departement kino saal zimmer gleis boeing airbus apollo falcon iphone ipad windows android ios "
    "macos ipados ubuntu gpt xbox usb bluetooth python java "
    "playstation galaxy covid formula formel nikkei dow ftse s&p dax cac stoxx nasdaq russell csi asx hs psalm act "
    "bill hb sb file form docket exhibit lot plot block house building tower warehouse booth count area agenda posts "
    "post station division battalion regiment brigade squadron studio catch part parts ticket bed row seat locker "
    "cell vostok soyuz sputnik pier dock berth hall runway top rule rules footnote footnotes endnote note item items "
    "slide slides lesson module problem option options heat hole lap laps coach carriage cabin compartment wagon "
    "car bib jersey shirt kart aisle shelf bay camera button key camp folder folio pg pgs book canto scene heading "
    "subsection subsections "
    "subparagraph paras cl fn sect ch chap vols cap forms chart diagram appendices rev revision draft bulletin "
    "circular memo decree directive protocol statute milepost marker turnstile desk mat courtroom hangar silo shaft "
    "pole buoy tent pod wing dorm villa cottage stall shed kiosk valve reactor turbine furnace kiln engine lorry "
    "convoy patrol sub-zone attachment enclosure supplement invoice receipt cheque voucher coupon lottery seed seeded "
    "iso din ansi rfc cve isbn issn doi pmid ean upc sku vin surah sura paper questions task tasks exercise exam "
    "specimen plaintiff defendant juror witness ground goal sdg objective priority pillar commandment".split()
)
"""Words whose number names one of many. Those in STRONG name it even where something countable follows."""

STRONG = frozenset(
    "no nos nr nº number boeing airbus iphone ipad windows android ios macos ubuntu gpt xbox playstation formula "
    "nikkei ftse s&p dax cac stoxx "
    "nasdaq russell csi asx route highway hwy interstate flight covid type phase article articles section sections "
    "chapter page pages room exit junction gate platform terminal title proposition prop resolution magnitude "
    "magnitud top part parts grade category apollo falcon version episode season ticker département artikel level "
    "tier nh rn helpline hotline ward footnote rule rules subsection paragraph para n.º n° № slide exhibit appendix "
    "annex sdg iso kapitel "
    "seite gleis absatz abs ziffer".split()
)
NAMES_ABROAD = {
    "de": frozenset(
        "abb abbildung abs absatz akt aktenzeichen anhang anlage artikel aufgabe ausfahrt ausgabe autobahn az "
        "bahnsteig band bd bezirk block buch bundesstraße bus etage fn folie frage fußnote gleis gruppe halle "
        "hausnummer heft kapitel linien zeile kennziffer kilometer klasse lektion linie listenplatz phase platz pos "
        "position punkt "
        "randnummer rang raum regel reihe rn runde rückennummer satz schalter sitz startnummer station stockwerk "
        "stufe szene tab tabelle teil tor vers wagen wahlkreis ziff ziffer zimmer zone zug".split()
    ),
    "fr": frozenset(
        "km rn rd rer acte al alinéa annexe arrondissement article articles bus bâtiment canal catégorie chambre "
        "chapitre chaîne "
        "circonscription classe dossier figure groupe journée ligne lignes lot manche niveau note numéro n° page "
        "pages phase place porte quai question rang règle salle scène secteur siège sortie tableau terminal tome tram "
        "tribune voie vol zone étage étape".split()
    ),
    "es": frozenset(
        "km acto andén anexo apartado art artículo artículos autobús capilla capítulo carretera casilla categoría "
        "clase "
        "curso día días decreto distrito escena etapa expediente fase figura folio grupo habitación inciso jornada "
        "juzgado "
        "kilómetro ley lote línea líneas mesa minuto n.º nivel nota nº núm núm. parcela piso planta pregunta puerta "
        "punto "
        "pág página páginas págs regla ruta sala sección tabla tema terminal tipo tomo tribunal vuelo vía zona".split()
    ),
    "pt": frozenset(
        "dia dias linhas alínea andar anexo art artigo artigos autocarro bloco capítulo categoria classe decreto "
        "estação etapa fase "
        "figura grupo inciso item jornada km lei linha lote minuto n.º nota nº nível plataforma ponto porta portão "
        "processo "
        "pág página páginas quarto questão regra rodada rodovia sala secção seção tabela terminal tipo turma vara "
        "volume voo zona ônibus".split()
    ),
    "it": frozenset(
        "km giorno linee minuto uscite articoli pagine allegato art articoli articolo atto aula autobus binario camera "
        "capitolo categoria classe comma decreto "
        "domanda fase figura giornata gruppo interno legge linea livello lotto n. nota nr numero pag pagina pagine "
        "piano porta punto regola sala scala scena sezione stanza tabella tappa terminal tipo tram volo volume".split()
    ),
    "nl": frozenset(
        "afrit art artikel bijlage bladzijde blok bus categorie deel etappe fase figuur gate groep halte hoofdstuk "
        "kamer kavel klas lid lijn niveau noot nr nummer pagina perron punt regel spoor tabel tram type verdieping "
        "vlucht vraag wet zaal".split()
    ),
}
NAMES_ABROAD |= {
    language: NAMES_ABROAD[language] | {f"{word}s" for word in NAMES_ABROAD[language] if word.isalpha()}
    for language in ("fr", "es", "pt", "nl")
}
"""The same for texts in other languages, where they name it whatever thing follows."""

DEEDS = frozenset(
    "call calling text texting dial file post catch figure lot top act count study need bill ring flat suit line lines "
    "page stage step mark model order note house form book train row post draw block hall part parts posts types "
    "types".split()
)
"""Names that begin a sentence as a verb or as something said of a number: "Call 5 people", "Post 3 pictures"."""

SCHOOL = frozenset("year years form key grade class set group primary p".split())
"""Words that name a number of a school where they have a capital: "Year 11 pupils"."""
