"""The pages that every test of the whole workbench goes over, on the archive of the demo story."""

#: Address without the suffix of a format, and whether it has a table.
PAGES: tuple[tuple[str, bool], ...] = (
    ("/", True),
    ("/search", True),
    ("/search?q=هدنة", True),
    ("/search?q=entity:النجيمي&outlet=سطور&since=2026-01-01&event=ASSAULT&contradicted=true", True),
    ("/search?q=(", True),
    ("/add", False),
    ("/article/demo-sutur", False),
    ("/article/demo-sutur?v=1", False),
    ("/help", False),
    ("/story/demo-sutur", False),
    ("/story/demo-sutur/compare", True),
    ("/story/demo-sutur/compare?verdict=contradict&kind=figure", True),
    ("/story/demo-sutur/compare?outlet=nobody", True),
    ("/review", True),
    ("/review?reason=inferred+speaker&kind=statement&outlet=nobody", True),
    ("/review/figure-21a6bf8e6afc?in=demo-aldifaf", False),
    ("/review/entity-7aff40b94603?in=demo-sutur", False),
    ("/review/missed/demo-sutur?kind=statement", False),
    ("/runs", True),
    ("/runs/1..2", True),
    ("/article/demo-sutur?layer=figures&layer=statements&char=59,64", False),
    ("/article/demo-sutur/versions", False),
    ("/nowhere", False),
)
