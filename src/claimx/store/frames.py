"""Records -> pandas: one flat table for each kind of finding."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from claimx.records import Record
from claimx.store.flattening import columns_of, rows_of

_DTYPES = {"text": "string", "whole": "int64", "number": "float64", "flag": "bool"}


def frame(records: Iterable[Record], table: str) -> pd.DataFrame:
    """One of the tables in `claimx.store.tables.TABLES` over the findings of records, a row each.

    Columns and their types are the same whatever the records hold, also where they hold nothing; text that is not
    there is <NA>, a number NaN.

    Args:
        records: records, for instance from `claimx.read_records`.
        table: "articles", "claims", "figures", "mentions", "quotations", "dates", "organisations", "people",
            "countries", "sources" or "contents".

    Raises:
        ValueError: there is no such table.
    """
    columns = columns_of(table)
    rows = [tuple(row.values()) for row in rows_of(records, table)]
    data = pd.DataFrame(rows, columns=list(columns))
    return data.astype({name: _DTYPES[column.type] for name, column in columns.items()})
