"""The English words that many signs share, after normalising: lower case, no apostrophes."""

from domain.lexicon.rules import Language

ENGLISH = Language(
    gap=60,
    reach=20,
    edge=r"\b",
    terms={
        "LIFT": r"\b(?:elevators?|lifts?|lft|cab(?:in)?|lift car)\b",
        "PEOPLE": (
            r"\b(?:people|person|someone|somebody|anyone|man|woman|lady|guy|kids?|child(?:ren)?"
            r"|baby|son|daughter|mum|mom|mother|dad|father|grand\w+|gran|nan|uncle|auntie|aunty"
            r"|wife|husband|neighbou?rs?|boy|girl|toddler|resident|tenant|us|me|we|i|im|ive|family"
            r"|friend|colleague|courier|passengers?|\d of us|of us|old\w*|elderly|maid|helper"
            r"|students?|visitors?|guests?|delivery (?:guy|man|boy|rider)|rider|gentleman)\b"
        ),
        "FRAIL": (
            r"\b(?:kids?|child(?:ren)?|baby|infant|newborn|toddler|year old|yr old|yo|son|daughter"
            r"|grand\w+|gran|nan|mum|mom|mother|dad|father|elderly|old (?:man|lady|woman"
            r"|gentleman)|neighbou?r|uncle|aunt\w*|wife|husband|someone|somebody|person|man|woman"
            r"|lady|guy|boy|girl|cleaner|friend|tenant|resident|flatmate|roommate|cousin|nanny"
            r"|nephew|niece|i|im|we|us|me)\b"
        ),
        "VULNERABLE": (
            r"\b(?:baby|newborn|infant|elderly|pregnant|disabled|bedridden|(?:\d+|eighty|ninety"
            r"|seventy|year|yr|week|month).?(?:year|week|month|yr)?s?.?old|wheelchair|sick|ill"
            r"|grand(?:ma|mother|pa|father|dad)|gran|oxygen|asthma\w*|out of hospital"
            r"|home from hospital|diabetic|insulin|cancer|stroke patient|dementia"
            r"|heart condition)\b"
        ),
        "LIMB": (
            r"\b(?:arms?|hands?|legs?|foot|feet|fingers?|shoulders?|bag|coat|me|him|her|kid|child"
            r"|son|daughter|man|woman|dad|mum|mom|granny|stroller|pram|wheelchair|leash|people"
            r"|someone|somebody|person|lady)\b"
        ),
        "ELECTRICS": (
            r"\b(?:sockets?|outlets?|plugs?|plug points?|power points?|breakers?|fuse ?box|fuses?"
            r"|fuse board|consumer unit|sw(?:it)?i?t?ch(?:board|es)?|panel|wiring|wires?|cables?"
            r"|meter(?: cupboard| box| room| panel)?|electric\w*|light fittings?|light fixtures?"
            r"|ceiling lights?|light switch|light plate|distribution board|db|mcb"
            r"|extension (?:lead|cord)|power strip|power board|junction box|db box|transformer"
            r"|chandelier|downlights?|charger|geyser switch|isolator|inverter|lamp ?post)\b"
        ),
        "OUT": (
            r"\b(?:no (?:power|electric\w*|leccy|current|lights?|light anywhere)"
            r"|without (?:any )?(?:power|electric\w*|current)|blackout|black ?out|(?:power"
            r"|electric\w*|leccy|current|(?:all )?(?:the |our )?lights|supply|juice"
            r"|everything)(?:s)? (?:is |are |has |have |just |been |went |all |totally |suddenly "
            r"|completely |now |still ){0,4}(?:out|off|gone|cut|cut off|cut out|went|failed|died"
            r"|dead|down|lost)|lost (?:all )?(?:power|electric\w*)|power (?:cut|failure|outage"
            r"|out)|pitch (?:dark|black)|completely dark|in (?:the |total |complete )?(?:dark"
            r"|darkness)|everything (?:is |went )?(?:dark|dead|black|off))\b"
        ),
        "WHOLE": (
            r"\b(?:whole|entire|all|every|everything|everywhere|complete\w*|total\w*|building"
            r"|block|floors?|flat|apartment|apt|house|home|unit|wing|tower|condo|street|rooms"
            r"|neighbou?rs?|next door|we|our|us|half the|both|place)\b"
        ),
        "GUARD": (
            r"\b(?:rail(?:s|ing|ings)?|hand ?rails?|balustrades?|ban+ist+ers?|guard ?(?:rails?"
            r"|ing)?|parapet|barrier|balcony (?:glass|panel|fence)|spindles?|newel|safety (?:rail"
            r"|fence|gate|net))\b"
        ),
        "STEP": (
            r"\b(?:steps?|stairs?|treads?|staircase|floor ?boards?|landing|stairway"
            r"|stairwell steps?|deck(?:ing)?(?: boards?)?|deck board|planks?|walkway|boardwalk"
            r"|risers?|stair tread|floor (?:of the|in the|panel|plate)|footbridge|ramp)\b"
        ),
        "BROKEN": (
            r"\b(?:loose\w*|wobbl\w*|broke\w*|break|missing|gone|com\w+ (?:off|away|loose|out"
            r"|apart)|came (?:off|away|loose|out|apart)|fell|fall\w*|detach\w*|bent|shak\w*"
            r"|rock(?:s|ing|ed)|mov(?:es|ing)|crack\w*|rust\w* (?:\w+ )?(?:through|thru|away|out)"
            r"|rotted|rotten|rotting|snapp\w*|sheared|lean(?:s|ing|ed) (?:out|over|away|off)|leans"
            r"|unstable|gives|giving way|gave way|give way|not (?:fixed|secure|attached|solid)"
            r"|only (?:attached|held|fixed)|hanging|wiggl\w*|rattl\w*|swings?|swinging|sway\w*"
            r"|collaps\w*|pulled (?:out|away|off)|pulls|split|off the wall|out of the wall"
            r"|unscrewed|unbolted|half off|hole|gap|ripped|torn|not there|nothing to hold"
            r"|can (?:be )?push\w*|flex\w*|buckl\w*|no (?:hand ?)?rail\w*)\b"
        ),
        "HIGH": (
            r"\b(?:windows?(?! film)|panes?|sash|facade|cladding|tiles?|roof sheets?|roofing"
            r"|bricks?|brickwork|stucco|plaster|ac unit|a/?c|aircon|air ?con\w*(?: unit)?"
            r"|outdoor unit|condenser|compressor|sign ?board|sign|signage|banner|branch(?:es)?"
            r"|tree|limb|palm|scaffold\w*|glass|masonry|render|gutter\w*|downpipe|drainpipe"
            r"|roof tiles?|slates?|roof sheet|awning|canopy|flower ?pots?|planters?|pots?"
            r"|billboard|lintel|coping|stones?|metal sheet|sheet metal|metal panel|panel|shutters?"
            r"|satellite dish|dish|antenna|mast|pole|bamboo|chimney|ledge|cornice|bracket|grille"
            r"|louvre|vent cover|street ?lamp|floodlight|solar panel|skylight|crane|gondola|cradle"
            r"|laundry rack|drying rack|concrete|facing|mesh|net)\b"
        ),
        "LOOSE": (
            r"\b(?:(?:about|going|gonna|ready|threaten\w+|set|seems) to (?:fall|drop|come|go|give)"
            r"|hang(?:s|ing)|fell|fall(?:s|en|ing)?|dropp\w*|drop (?:off|down|any)|goes? down"
            r"|com(?:ing|es|e) (?:off|loose|down|away|apart|unstuck)|came (?:off|loose|down|away)"
            r"|loose\w*|dangl\w*|detach\w*|tilt\w*|swing\w*|swung|lean\w*|unhinged|off (?:its|the"
            r"|their) (?:hinges?|bracket|frame|track|fixing\w*)|one (?:hinge|chain|bolt|screw"
            r"|bracket|wire|cable|end|corner|side)|by a (?:thread|wire|cable|screw)|peel\w* (?:off"
            r"|away)|crash\w*|sway\w*|shaking|moves|wobbl\w*|rattl\w*|slid(?:ing|es)? (?:off|down"
            r"|out)|slip\w*|snapped|broke off|break\w* (?:off|away|up)|bulg\w*|crumbl\w*|unsafe"
            r"|blow\w* off|blew|flapping|lift(?:s|ed|ing) off|ripped|torn|teeter\w*|balanc\w*"
            r"|cracked and|any (?:minute|moment|second|time)|only (?:held|held on)|raining down"
            r"|shed(?:s|ding)|bowing|precarious\w*|out of the frame|give way|gives way)\b"
        ),
        "WATERWAY": (
            r"\b(?:pipes?|pipework|hoses?|mains?|valve|boiler|tank|radiator|water heater|geyser"
            r"|cistern|plumbing|stopcock|stop ?cock|tap|faucet|spigot|connector|joint|fitting"
            r"|washing machine|dishwasher|toilet|riser|meter|under (?:the )?sink|spout|shower)\b"
        ),
        "SMALL": (
            r"\b(?:one (?:socket|outlet|light|lamp|bulb|room|switch|tap)|a (?:socket|outlet|light"
            r"|lamp|bulb|switch)|others? (?:are )?(?:fine|ok|work)|rest (?:is|are"
            r"|of \w+) (?:\w+ )?(?:fine|ok|works?)|everything else|single|bedside|only the"
            r"|just the|bulb)\b"
        ),
        "PLANNED": (
            r"\b(?:planned|scheduled|notice says|notice board|according to the notice|maintenance"
            r"|tomorrow|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|what time"
            r"|when (?:will|does|is)|next week|announced|as notified|as announced)\b"
        ),
        "NOT": (
            r"\b(?:cant|cannot|wont|could not|couldnt|unable to|impossible to|doesnt|dont"
            r"|not able to|no way to|will not|isnt|not|refus\w+ to|nothing)\b"
        ),
    },
)
signs = ENGLISH.signs
