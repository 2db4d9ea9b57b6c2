"""Which language an article is in, told from its script and its commonest words.

The rules read English only; this tells when they should say so. It is not a general language identifier:
it knows the languages below and answers None otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

# The commonest function words of each language, those that no other language in the table shares weighing the
# same as those that it does: over a few sentences the right one leads by far.
FUNCTION_WORDS = {
    "en": "the of and to in that is was for on with as by at from his her they were which have has said it be are not",
    "fr": "le la les de des du et est une un que qui dans pour sur avec par au aux ce cette ont été il elle pas plus",
    "de": "der die das und ist von den dem des mit für auf ein eine nicht im zu sich auch wurde nach bei sie es hat",
    "es": "el la los las de del y en que por con para una un se su es al lo como más fue ha no este sus",
    "it": "il la di che e per un una del della in con non sono le gli dei nel alla è ha da al anche più",
    "pt": "o a os as de do da dos das e em que para com um uma não no na por se foi mais ao pelo",
    "nl": "de het een en van in is dat op te voor met niet zijn aan door ook bij uit werd naar heeft hij om",
    "sv": "och att det som en på är av för med den till inte har de om ett han var från vid efter sig",
    "da": "og at det som en på er af for med den til ikke har de om et han var fra ved efter sig blev",
    "no": "og at det som en på er av for med den til ikke har de om et han var fra ved etter seg ble",
    "fi": "ja on ei se että oli hän mutta ovat joka kun myös sen tai mukaan kuin ole sekä jälkeen vuonna",
    "pl": "i w na z do się nie że jest o po jak za od przez dla oraz ale co jego tym są został",
    "cs": "a v na se je že o s do z za pro by k ve od jako ale po jeho podle která který není",
    "ro": "și în de la cu pe a din nu că este un o pentru sunt care mai fost prin lui ale după",
    "tr": "ve bir bu için ile da de olarak olan daha çok kadar sonra gibi en ancak ise ya olduğu tarafından",
    "id": "yang dan di dari untuk dengan pada ini dalam itu tidak akan ke oleh juga telah sebagai adalah",
    "vi": "và của là có các được trong cho với không những một người này đã để khi từ",
}
_WORDS = {language: frozenset(words.split()) for language, words in FUNCTION_WORDS.items()}
_SCRIPTS = {
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "ARABIC": "ar",
    "HEBREW": "he",
    "GREEK": "el",
    "DEVANAGARI": "hi",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "BENGALI": "bn",
    "TAMIL": "ta",
}
_SAMPLE = 20_000  # characters: enough to tell, and quick on any input

NAMES = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "fi": "Finnish", "pl": "Polish",
    "cs": "Czech", "ro": "Romanian", "tr": "Turkish", "id": "Indonesian", "vi": "Vietnamese", "ko": "Korean",
    "ja": "Japanese", "ar": "Arabic", "he": "Hebrew", "el": "Greek", "hi": "Hindi", "th": "Thai",
    "ka": "Georgian", "hy": "Armenian", "bn": "Bengali", "ta": "Tamil", "zh": "Chinese", "ru": "Russian",
    "uk": "Ukrainian",
}  # fmt: skip


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None where it cannot be told.

    At least three function words must be seen, and the leading language must make up a fifth of the words
    or lead the next by a half; short headlines therefore often give None.
    """
    sample = unicodedata.normalize("NFC", text[:_SAMPLE])
    by_script = _by_script(sample)
    if by_script:
        return by_script
    words = re.findall(r"[^\W\d_]+", sample.casefold())
    if not words:
        return None
    counts = Counter(words)
    hits = {language: sum(n for word, n in counts.items() if word in known) for language, known in _WORDS.items()}
    (best, most), (_, next_most) = Counter(hits).most_common(2)
    if most < 3 or most / len(words) < 0.08 or (most / len(words) < 0.2 and most < 1.5 * next_most):
        return None
    return best


def _by_script(sample: str) -> str | None:
    letters = [c for c in sample if c.isalpha()]
    foreign = [c for c in letters if ord(c) >= 0x370]
    if not letters or len(foreign) * 2 < len(letters):
        return None
    scripts = Counter(unicodedata.name(c, "?").split()[0] for c in foreign[:2000])
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0.1 * scripts.total():
        return "ja"
    leading, _ = scripts.most_common(1)[0]
    if leading == "CJK":
        return "zh"
    if leading == "CYRILLIC":
        return "uk" if re.search(r"[іїєґ]", sample.casefold()) else "ru"
    return _SCRIPTS.get(leading)
