import pytest

from summarize.grounding.names import Directory, normal_name, slug, unique_ids

SAME = [
    ("dots", "U.S.", "US"),
    ("article", "the United States", "United States"),
    ("hyphen", "Kim Jong-un", "Kim Jong Un"),
    ("possessive", "Pyongyang’s", "Pyongyang"),
    ("plural possessive", "the workers’", "workers"),
]
DIFFERENT = [
    ("countries", "North Korea", "South Korea"),
    ("bodies", "European Union", "Union"),
    ("people", "Ann Lee", "Bob Lee"),
]


@pytest.mark.parametrize(("about", "one", "other"), SAME, ids=[row[0] for row in SAME])
def test_same_name(about: str, one: str, other: str) -> None:
    assert normal_name(one) == normal_name(other)


@pytest.mark.parametrize(("about", "one", "other"), DIFFERENT, ids=[row[0] for row in DIFFERENT])
def test_different_names(about: str, one: str, other: str) -> None:
    assert normal_name(one) != normal_name(other)


def test_directory_finds_by_alias_and_by_a_last_name_that_is_unique() -> None:
    directory = Directory(
        [
            ("usa", ["United States", "Washington"], False),
            ("prk", ["North Korea"], False),
            ("lee", ["Ann Lee"], True),
            ("roe", ["Bob Roe"], True),
            ("roe-2", ["Max Roe"], True),
        ]
    )
    assert directory.find("washington") == "usa"
    assert directory.find("Lee") == "lee"
    assert directory.find("Roe") is None
    assert directory.find("Korea") is None


def test_ids() -> None:
    assert slug("São Tomé’s Party") == "sao-tomes-party"
    assert slug("中国") == "actor"
    assert unique_ids(["Ann", "ann", "Ann"]) == ["ann", "ann-2", "ann-3"]
