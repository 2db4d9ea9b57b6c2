"""Evaluation: hand-labelled gold, alignment, metrics with intervals, runs, comparisons and gates.

Read on in the order of the data: `marks` and `gold` (what is right), `suite` (a set of articles), `wording` and
`numerals` (when two wordings say the same), `cast` and `lists` (when two items are the same), `align` (which is
which), `support` (what needs no gold), `metrics`, `statistics`, `score` (a report), `tables` and `html` (a report
for people), `run`, `cassettes`, `compare`, `agree`, `gates`.
"""
