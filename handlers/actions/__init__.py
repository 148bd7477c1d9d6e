"""The only functions that change anything; each writes its event and posts its letters."""
