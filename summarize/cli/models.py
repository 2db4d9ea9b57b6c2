"""`summarize models`: what can be used now, and why the rest cannot."""

from __future__ import annotations

from summarize.cli.streams import write_result


def models() -> None:
    """The models, whether each is usable now, and why not."""
    from summarize.models.registry import available

    rows = available()
    name_width = max(len(row.name) for row in rows)
    kind_width = max(len(row.kind) for row in rows)
    write_result(
        "".join(
            f"{'yes' if row.usable else 'no ':4}{row.name:{name_width}}  {row.kind:{kind_width}}  {row.detail}\n"
            for row in rows
        )
    )
