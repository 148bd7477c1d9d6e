"""How figures become files: workbooks, charts and pages that open and print anywhere."""
