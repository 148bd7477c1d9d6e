"""English words of the two harmless kinds that have follow-ups of their own."""

from domain.lexicon.english.terms import ENGLISH

LEAK = ENGLISH.pattern(
    r"\b(?:leak\w*|seep\w*|damp\w*|water stains?|stain on the ceiling|rain (?:comes|is coming"
    r"|coming|gets) in|wet (?:patch|spot|wall|ceiling)|mou?ldy? (?:wall|ceiling)"
    r"|drip\w*.{0,20}ceiling|ceiling.{0,20}drip\w*)"
)
TAP = ENGLISH.pattern(
    r"\b(?:tap|faucet|shower ?head|toilet|cistern|hose connection|air ?con\w*|ac)\b"
)
SAFETY_FACILITY = ENGLISH.pattern(
    r"\b(?:extinguisher|smoke (?:detector|alarm|sensor)|heat detector|co alarm|sprinkler"
    r"|emergency light\w*|exit (?:sign|light|lamp)s?|cctv|camera|intercom|fob reader"
    r"|access (?:control|gate|card|system)|door closer|self.?clos\w+|fire (?:door|lane|hose|alarm"
    r"|extinguisher|exit|escape|panel|hydrant)|e.?bikes?|hydrant|alarm button|entry ?phone"
    r"|security gate|entrance gate|door release|swipe)"
)
