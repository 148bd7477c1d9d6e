"""`python -m tests.documents` draws the samples in docs/samples from invented figures."""

from documents.charts import draw
from documents.pdf import pages
from handlers.views.report_paper import paper
from tests.documents.invented import ALL, LANGUAGES
from tests.house.house import ROOT
from tests.windows.shared_reports import drawn

_AT = ROOT / "docs" / "samples"


def main() -> None:
    _AT.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        for name, chart in ALL.items():
            (_AT / f"{name}.{language}.png").write_bytes(draw(chart(language)))
        (_AT / f"report.{language}.pdf").write_bytes(pages(paper(drawn(language))))
    print(f"Samples are in {_AT}")


if __name__ == "__main__":
    main()
