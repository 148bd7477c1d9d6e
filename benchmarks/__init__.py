"""How fast it answers, beside a stock bot on the same machine in the same minute."""
