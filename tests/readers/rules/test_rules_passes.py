"""The passes of the offline reader, each on sentences that show one thing."""

from __future__ import annotations

import pytest

from summarize.document import Document
from summarize.readers.rules.actors import cast_of
from summarize.readers.rules.chunks import chunk
from summarize.readers.rules.clauses import find_clauses
from summarize.readers.rules.lexicon import countries, lemmas, regular_forms
from summarize.readers.rules.sentences import NewsSentence, read_sentences
from summarize.readers.rules.tokens import tokenize, with_silent_e
from summarize.readers.rules.wording import tidy


def sentence(text: str) -> NewsSentence:
    return read_sentences(Document.from_text(text))[0]


TAGS = [
    ("acronym is one name", "The U.S. left.", "The/DT U.S./NNP left/VBD ./."),
    ("possessive is a token", "China's army left.", "China/NNP 's/POS army/NN left/VBD ./."),
    ("hyphenated name", "Linda Thomas-Greenfield spoke.", "Linda/NNP Thomas-Greenfield/NNP spoke/VBD ./."),
    ("plural behind a determiner is a noun", "These launches show it.", "These/DT launches/NNS show/VBP it/PRP ./."),
]


@pytest.mark.parametrize(("about", "text", "expected"), TAGS, ids=[row[0] for row in TAGS])
def test_tokens(about: str, text: str, expected: str) -> None:
    tokens = tokenize(text, [(0, len(text))])[0]
    assert " ".join(f"{t.text}/{t.tag}" for t in tokens) == expected
    assert all(text[t.start : t.end] == t.text for t in tokens)


CHUNKS = [
    ("perfect tense", "China has blocked the efforts.", "NP:China VG:has blocked NP:the efforts .:."),
    ("infinitive chain", "China agreed to meet the envoys.", "NP:China VG:agreed to meet NP:the envoys .:."),
    ("name with of", "The Ministry of Justice met Ann Lee.", "NP:The Ministry of Justice VG:met NP:Ann Lee .:."),
]


@pytest.mark.parametrize(("about", "text", "expected"), CHUNKS, ids=[row[0] for row in CHUNKS])
def test_chunks(about: str, text: str, expected: str) -> None:
    tokens = tokenize(text, [(0, len(text))])[0]
    shown = [f"{c.kind}:{text[tokens[c.start].start : tokens[c.end - 1].end]}" for c in chunk(tokens)]
    assert " ".join(shown) == expected


# Text, and the clauses as "subject|verb|object".
CLAUSES = [
    ("coordinated subjects", "China and Russia have blocked the efforts.", ["China+Russia|block|the efforts"]),
    ("coordinated verbs", "The company closed the mill and dismissed its staff.", ["The company|close|the mill", "The company|dismiss|its staff"]),
    ("prepositions between subject and verb", "The envoy of Japan in Geneva met the ministers.", ["The envoy|meet|the ministers"]),
    ("relative clause", "Ann Lee, who leads the union, rejected the offer.", ["Ann Lee|lead|the union", "Ann Lee|reject|the offer"]),
    ("apposition", "The mayor, Ann Lee, opened the bridge.", ["The mayor|open|the bridge"]),
    ("speaker behind the verb", "“It is over,” said the mayor.", ["It|be|", "the mayor|say|"]),
]  # fmt: skip


@pytest.mark.parametrize(("about", "text", "expected"), CLAUSES, ids=[row[0] for row in CLAUSES])
def test_clauses(about: str, text: str, expected: list[str]) -> None:
    found = sentence(text)
    shown = [
        f"{'+'.join(found.words(p.first, p.last) for p in c.subject)}|{c.verb}|{'+'.join(found.words(p.first, p.last) for p in c.object)}"
        for c in find_clauses(found)
    ]
    assert shown == expected


# Text, then for each actor "name (aliases) kind country role".
ACTORS = [
    ("a country by all its names", "Washington acted. The United States said so. The U.S. left.", ["United States (Washington, U.S.) country USA None"]),
    ("officials stand for their state", "Chinese diplomats left. China said so.", ["China (Chinese) country CHN None"]),
    ("title before a name", "Prime Minister Ann Lee spoke. Lee left.", ["Ann Lee (Lee) person None Prime Minister"]),
    ("nationality and role before a name", "North Korean leader Kim Jong-un spoke.", ["Kim Jong-un () person PRK North Korean leader"]),
    ("role set off by commas", "Ann Lee, the chief executive of Acme Corp., spoke on it.", ["Ann Lee () person None chief executive of Acme Corp.", "Acme Corp. () organization None None"]),
    ("acronym in brackets", "The Korean Central News Agency (KCNA) reported. KCNA said so.", ["Korean Central News Agency (KCNA) media None None"]),
    ("acronym by its initials", "The World Health Organization met. WHO spoke.", ["World Health Organization (WHO) organization None None"]),
    ("two names for one spelling", "Kim Jong-un said so. Kim Jong Un left.", ["Kim Jong-un (Kim Jong Un) person None None"]),
    ("two countries are two", "North Korea met South Korea.", ["North Korea () country PRK None", "South Korea () country KOR None"]),
    ("an office with two fields", "Minister of Industry and Commerce Rishad Holm spoke. Holm left.", ["Rishad Holm (Holm) person None Minister of Industry and Commerce"]),
    ("a suffix", "Juan Rivera Jr. spoke. Rivera left.", ["Juan Rivera Jr. (Rivera) person None None"]),
    ("a last name that is a capital", "Valeska Paris, an activist, left. Paris spoke.", ["Valeska Paris (Paris) person None activist"]),
    ("an initial", "John G. Roberts spoke. Roberts left.", ["John G. Roberts (Roberts) person None None"]),
    ("a directorate", "The Directorate General of Civil Aviation spoke.", ["Directorate General of Civil Aviation () organization None None"]),
    ("transport for a city", "Ann Lee sued Transport for London (TfL).", ["Ann Lee () person None None", "Transport for London (TfL) unknown None None"]),
    ("a part of a country", "Tom Cole left North Poland.", ["Tom Cole () person None None"]),
    ("a whip", "Senate Minority Whip Dick Cole spoke.", ["Dick Cole () person None Senate Minority Whip"]),
    ("words in capitals", "Tom Cole wrote: “I WON THIS ELECTION, BY A LOT!”", ["Tom Cole () person None None"]),
    ("a name that is a thing", "Brexit came. The Brexit Party spoke.", ["Brexit Party () organization None None"]),
    ("the district of a capital", "Tom Cole met Ann Lee outside Washington, D.C., on Monday.", ["Tom Cole () person None None", "Ann Lee () person None None"]),
    ("a leader of the house", "Mitch Cole, the Republican Senate Majority Leader, spoke.", ["Mitch Cole () person None Republican Senate Majority Leader"]),
    ("a county's sheriff", "Santa Barbara County Sheriff Bill Brown spoke. Brown left.", ["Bill Brown (Brown) person None Santa Barbara County Sheriff"]),
    ("a rank", "Lance Cpl. Matthew Snyder left.", ["Matthew Snyder () person None Lance Cpl."]),
    ("a paper for short", "The New York Times reported it. The Times said so.", ["New York Times (Times) media None None"]),
    ("a make of missile is no actor", "A DF-26B missile was launched.", []),
    ("a road of the name of a person", "The crash occurred on the George Bush Tollway. Ann Lee left.", ["Ann Lee () person None None"]),
    ("an authority of roads", "The North Texas Tollway Authority left.", ["North Texas Tollway Authority () government None None"]),
    ("a patrol of roads", "The Texas Highway Patrol left.", ["Texas Highway Patrol () government None None"]),
    ("a dateline whose place begins with an article", "LE BOURGET, France (Reuters) – Linka Morava won a vote.", ["Linka Morava () person None None"]),
    ("a role in capitals", "Investor Sumner Redstone spoke. Redstone left.", ["Sumner Redstone (Redstone) person None None"]),
    ("the symbol of a share", "ChemLawn Corp <CHEM> grew.", ["ChemLawn Corp () organization None None"]),
    ("a short name in brackets", "The California Department of Forestry (CalFire) left. CalFire spoke.", ["California Department of Forestry (CalFire) government None None"]),
    ("and inside a name", "Pacific Gas and Electric grew.", ["Pacific Gas and Electric () organization None None"]),
    ("the middle left out", "Jenny Hsiao-yu Li won. Jenny Li spoke.", ["Jenny Hsiao-yu Li (Jenny Li) person None None"]),
    ("the office of an office", "The Prime Minister's Office spoke.", ["Prime Minister's Office () government None None"]),
    ("a government is its country", "The Israeli Government spoke. Israel left.", ["Israel (Israeli Government) country ISR None"]),
    ("based is no name", "The Yemen-based Houthi movement left.", ["Houthi () unknown None None"]),
    ("a department by its first word", "The Department of Health spoke. The Department left.", ["Department of Health (Department) government None None"]),
    ("a state’s agency by its acronym", "The FBI met Ann Lee.", ["FBI () government USA None", "Ann Lee () person None None"]),
    ("initials of a person and of an agency", "President Ange-Felix Patasse left. AFP said so.", ["Ange-Felix Patasse () person None President", "AFP () media None None"]),
    ("a group’s number in its short name", "The Group of Seven met. The G7 spoke.", ["Group of Seven (G7) igo None None"]),
    ("a name cut off behind a small word", "Acme Corp spoke. It met the Group of the", ["Acme Corp () organization None None", "Group () unknown None None"]),
    ("a body in brackets has no role", "The head of CEI (Episcopal Conference), Bo Dahl, left.", ["Episcopal Conference (CEI) unknown None None", "Bo Dahl () unknown None None"]),
    ("an office in which somebody acts", "Bo Dahl resigned as prime minister.", ["Bo Dahl () person None prime minister"]),
    ("an office that somebody has", "Bo Dahl is mayor of Linz.", ["Bo Dahl () person None mayor of Linz", "Linz () unknown None None"]),
    ("a region’s adjective is no name", "The Himalayan state left.", []),
    ("a middle name", "Sophia Huang Xueqin spoke. Huang left.", ["Sophia Huang Xueqin (Huang) person None None"]),
    ("a name of two words that begins a longer one", "Boston Symphony Orchestra members met. The Boston Symphony played.", ["Boston Symphony Orchestra (Boston Symphony) organization None None"]),
    ("a make and its number", "Acme recalled the Galaxy Note 7 on Monday.", ["Acme () unknown None None"]),
    ("a work and its number", "Ann Lee conducted Symphony No. 3 in Paris.", ["Ann Lee () person None None"]),
    ("an acronym of common words", "Thomson announced a normal course issuer bid (NCIB). The NCIB ends in May.", ["Thomson () organization None None"]),
    ("a body described before a comma", "The rules bar the bus company, Scapadas Magicas, from the road.", ["Scapadas Magicas () organization None None"]),
    ("a street without its name", "Bo Dahl drove off towards Lady Street.", ["Bo Dahl () unknown None None"]),
    ("two fields in the name of a party", "The Union Solidarity and Development Party lost.", ["Union Solidarity and Development Party () organization None None"]),
    ("a place that the parser takes for a person", "Troops fought around Maaret al-Numan in May.", ["Maaret al-Numan () unknown None None"]),
    ("health system", "Ann Lee works for the Baylor Health Care System.", ["Ann Lee () person None None", "Baylor Health Care System () organization None None"]),
    ("an acronym of a body in common words", "The state emergency management agency (SEMA) met. SEMA left.", ["SEMA () organization None None"]),
    ("a dateline with its agency", "Jerusalem (AFP) - Ann Lee left.", ["Ann Lee () person None None"]),
    ("who has officers", "Ann Lee, chief executive of Novidea, left.", ["Ann Lee () person None chief executive of Novidea", "Novidea () organization None None"]),
    ("Mr and Mrs of one name", "Sanja Elliott left. Myrtle Elliott spoke. Mrs Elliott said so, and Mr Elliott wept.", ["Sanja Elliott (Elliott) person None None", "Myrtle Elliott (Elliott) person None None"]),
    ("letters behind a name", "Judge Stephen Hopkins QC spoke. Judge Hopkins QC left.", ["Stephen Hopkins (Hopkins) person None Judge"]),
    ("a name with an article inside", "The Foundation for a Free Information Infrastructure met.", ["Foundation for a Free Information Infrastructure () organization None None"]),
    ("a dateline with a state", "Washington, DC – Ann Lee left.", ["Ann Lee () person None None"]),
    ("a field that somebody heads", "Ann Lee, vice president of Communications, left.", ["Ann Lee () person None vice president of Communications", "Communications () unknown None None"]),
    ("a title without a stop", "Coun Ann Lee spoke.", ["Ann Lee () person None Coun"]),
    ("a road that its kind begins", "Bo Dahl left Avenue North.", ["Bo Dahl () unknown None None"]),
    ("a county", "Bo Dahl left County Durham.", ["Bo Dahl () unknown None None"]),
    ("a place in capitals before the news", "KABUL A bomber left. Afghanistan is old.", ["Afghanistan () country AFG None"]),
    ("a make and its model", "Bo Dahl drove a Chevrolet Camaro. The Camaro hit a wall.", ["Bo Dahl () unknown None None"]),
    ("a force with two counties in its name", "Lothian and Borders Police met Ann Lee.", ["Lothian and Borders Police () government None None", "Ann Lee () person None None"]),
    ("a place before a colon", "KARACHI: Ann Lee left.", ["Ann Lee () person None None"]),
    ("a club", "Ann Lee left Manchester United.", ["Ann Lee () person None None", "Manchester United () organization None None"]),
    ("a region by a compass point", "Police in East Lothian said so. East Lothian left.", ["East Lothian () unknown None None"]),
    ("a role in capitals before a name", "Tourism Undersecretary Myra Abubakar spoke.", ["Myra Abubakar () person None Tourism Undersecretary"]),
    ("a road by its American kind", "Bo Dahl left Nolensville Pike.", ["Bo Dahl () unknown None None"]),
]  # fmt: skip


@pytest.mark.parametrize(("about", "text", "expected"), ACTORS, ids=[row[0] for row in ACTORS])
def test_actors(about: str, text: str, expected: list[str]) -> None:
    cast = cast_of(read_sentences(Document.from_text(text)))
    shown = [f"{e.name} ({', '.join(e.aliases)}) {e.kind} {e.country} {e.role}" for e in cast.entities]
    assert shown == expected


def test_word_lists() -> None:
    known = countries()
    assert (known["Pyongyang"].code, known["Chinese"].kind, known["US"].name) == ("PRK", "adjective", "United States")
    assert len({country.code for country in known.values()}) > 170
    assert all(len(country.code) == 3 and country.code.isupper() for country in known.values())


FORMS = [
    ("block", "block blocks blocked blocking"),
    ("agree", "agree agrees agreed agreeing"),
    ("deny", "deny denies denied denying"),
    ("veto", "veto vetoes vetoed vetoing"),
]


@pytest.mark.parametrize(("verb", "forms"), FORMS)
def test_regular_forms(verb: str, forms: str) -> None:
    assert set(forms.split()) <= {*regular_forms(verb), "agreeing"}


def test_lemmas() -> None:
    known = lemmas()
    for form, lemma in [
        ("blocked", "block"),
        ("held", "hold"),
        ("urging", "urge"),
        ("said", "say"),
        ("stopped", "stop"),
    ]:
        assert known[form] == lemma


@pytest.mark.parametrize(
    ("form", "lemma", "wanted"),
    [("hoped", "hop", "hope"), ("fines", "fin", "fine"), ("staging", "stag", "stage"), ("hopped", "hop", "hop"),
     ("stops", "stop", "stop"), ("quitting", "quit", "quit"), ("waited", "wait", "wait"), ("fixed", "fix", "fix")],
)  # fmt: skip
def test_a_form_without_doubling_is_of_a_verb_in_e(form: str, lemma: str, wanted: str) -> None:
    assert with_silent_e(form, lemma) == wanted


WORDING = [
    ("a quotation cut short is closed", "examining “resuming all actions", "examining “resuming all actions”"),
    ("a mark without its partner goes", "” he said", "he said"),
    ("marks around all of it go", "“We will go on,”", "We will go on"),
    ("straight marks", 'it was "a mistake', 'it was "a mistake"'),
    ("marks inside stay", "gave it “a blank check” twice.", "gave it “a blank check” twice"),
    ("one line", "two\n lines", "two lines"),
]


@pytest.mark.parametrize(("about", "text", "expected"), WORDING, ids=[row[0] for row in WORDING])
def test_wording(about: str, text: str, expected: str) -> None:
    assert tidy(text) == expected
