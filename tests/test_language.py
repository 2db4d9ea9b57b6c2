import pytest

from summarize.language import detect_language

TEXTS = [
    ("en", "The mill closed on Monday, and the mayor said that it was over for the town."),
    ("fr", "Le moulin a fermé lundi, et le maire a dit que c'était fini pour la ville."),
    ("de", "Die Mühle wurde am Montag geschlossen, und der Bürgermeister sagte, es sei vorbei."),
    ("es", "El molino cerró el lunes y el alcalde dijo que se había acabado para la ciudad."),
    ("it", "Il mulino ha chiuso lunedì e il sindaco ha detto che per la città è finita."),
    ("pt", "O moinho fechou na segunda-feira e o prefeito disse que não há mais nada para a cidade."),
    ("nl", "De molen is maandag gesloten en de burgemeester zei dat het voorbij was voor het dorp."),
    ("pl", "Młyn został zamknięty w poniedziałek, a burmistrz powiedział, że to jest koniec dla miasta."),
    ("ru", "Мельница закрылась в понедельник, сказал мэр города."),
    ("uk", "Млин закрився в понеділок, сказав мер міста, і це кінець."),
    ("ja", "工場は月曜日に閉鎖されたと市長は述べた。"),
    ("zh", "工厂周一关闭，市长说。"),
    ("ar", "أغلقت المطحنة يوم الاثنين، قال رئيس البلدية."),
    ("ko", "공장은 월요일에 문을 닫았다고 시장이 말했다."),
    (None, "Mill"),
    (None, "12345 67890"),
]


@pytest.mark.parametrize(("language", "text"), TEXTS)
def test_language(language: str | None, text: str) -> None:
    assert detect_language(text) == language
