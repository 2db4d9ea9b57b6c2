"""The offline reader: plain English rules over tagged words, no model. `RuleReader` is its one public name.

Passes, in the order of the data: `tokens` (words with part-of-speech tags), `chunks` (noun phrases and verb
groups), `mentions` and `actors` (names, and who they name), `clauses` (who did what), `quotations` (who said what
in whose words), `events` (actions), `positions`, `summary`; `reader` puts them together. Word lists are in `data/`.
"""

from summarize.readers.rules.reader import RuleReader

__all__ = ["RuleReader"]
