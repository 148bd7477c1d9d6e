"""`python -m training` learns from the corpus what reads like a danger, and shows how well."""

from domain.lexicon.suspicion import WEIGHTS
from training.corpus import reports
from training.lessons import cross_validated, learn, lessons, written
from training.marks import table


def main() -> None:
    by_script = lessons(reports())
    suspicions = {script: learn(some) for script, some in by_script.items()}
    WEIGHTS.write_text(written(suspicions), "utf-8")
    answers = [
        answer
        for script, some in by_script.items()
        for answer in cross_validated(some, suspicions[script].bar)
    ]
    print("\n".join(table(answers)))


if __name__ == "__main__":
    main()
