"""The second parse of sentences whose first one cannot be right, with a parser that the test makes up."""

from __future__ import annotations

from collections.abc import Sequence

from summarize.readers.rules.parser import Word
from summarize.readers.rules.rereading import faults, parse_twice

TEXT = "Many nurses downed their tools"


def tree(text: str, tags: str, heads: Sequence[int], deps: str) -> list[Word]:
    """The words of a text with a tag, a head and a dependency each."""
    words, start = [], 0
    for form, tag, head, dep in zip(text.split(), tags.split(), heads, deps.split(), strict=True):
        words.append(Word(start, start + len(form), tag, form.lower(), dep, head, ""))
        start += len(form) + 1
    return words


def parser(texts: Sequence[str]) -> list[list[Word]]:
    """Takes "downed" for a participle, and "took" for the verb that it is."""
    found = []
    for text in texts:
        if "took" in text:
            found.append(tree(text, "JJ NNS VBD PRP$ NNS", [1, 2, 2, 4, 2], "amod nsubj ROOT poss dobj"))
        elif text.startswith("They"):
            found.append(tree("They down it.", "PRP VBP PRP", [1, 1, 1], "nsubj ROOT dobj"))
        else:
            found.append(tree(text, "JJ NNS VBN PRP$ NNS", [1, 1, 1, 4, 2], "amod dep acl poss dobj"))
    return found


def test_a_tree_with_fewer_faults_is_taken_at_the_places_of_the_text() -> None:
    (words,) = parse_twice([TEXT], parser)
    assert [(TEXT[w.start : w.end], w.tag, w.dep) for w in words] == [
        ("Many", "JJ", "amod"),
        ("nurses", "NNS", "nsubj"),
        ("downed", "VBD", "ROOT"),
        ("their", "PRP$", "poss"),
        ("tools", "NNS", "dobj"),
    ]
    assert words[2].lemma == "down"


def test_a_tree_without_faults_stays() -> None:
    right = tree("Many nurses took their tools", "JJ NNS VBD PRP$ NNS", [1, 2, 2, 4, 2], "amod nsubj ROOT poss dobj")
    assert faults("Many nurses took their tools", right) == 0
    assert parse_twice(["Many nurses took their tools"], lambda texts: [right for _ in texts]) == [right]


def test_a_tree_of_another_length_is_not_taken() -> None:
    def shorter(texts: Sequence[str]) -> list[list[Word]]:
        return [words[:-1] if "took" in text else words for text, words in zip(texts, parser(texts), strict=True)]

    assert parse_twice([TEXT], shorter) == parser([TEXT])


def test_no_sentence_is_no_error() -> None:
    assert parse_twice([], parser) == []
