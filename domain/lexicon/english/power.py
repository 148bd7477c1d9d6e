"""Electricity, gas and fire, in English words."""

from domain.lexicon.english.terms import signs

LIVE = signs(
    "electric",
    (
        "shock",
        (
            r"\b(?:electric(?:al)? shock|shocked (?:me|him|her|my|us|the)"
            r"|got (?:a )?(?:\w+ )?(?:shock|zap\w*|tingl\w*|jolt|buzz)|zapp?(?:ed|s|ing)?"
            r"|electrocut\w*|g(?:ave|ives?|iving|etting|ets?) (?:me |him |her |you |us "
            r"|my \w+ )?(?:a |an |small |little |mild )*(?:\w+ )?(?:shocks?|jolts?|zaps?|tingles?)"
            r"|tingl(?:e|es|ed|ing|y)|(?:felt|feel|feels|feeling|got|getting|get|receiv\w+|had"
            r"|having) .{0,18}(?:shocks?|jolts?|tingl\w*|zaps?|zapped|current|electricity)\b"
            r"|\bshocks?\b.{0,14}(?:when|from|off|every|touch)|touch\w*.{0,30}(?:shock|jolt|zap"
            r"|tingl|current|electri)|got shocked|get(?:ting)? shocked|shocks? (?:me|you|us|people"
            r"|anyone)|live (?:casing|metal|tap|water)|(?:is|are|feels?|seems?) live\b(?! (?:on|in"
            r"|at))|feel (?:a )?current|current (?:passing|in the|leak\w*|through)"
            r"|buzz when (?:i )?touch|leak\w* (?:of )?current|(?:mild|slight|small|little|bad|big"
            r"|nasty) (?:electric )?shock)"
        ),
        (
            "bill|price|fee|rent|news|culture|invoice|cost|mosquito|bug|live (?:on|in|at)|energy"
            "|shock at|in shock|shock absorber|sticker|current (?:rules?|policy|contract|notice"
            "|status|plan)|get (?:my |the )?electricity|electricity (?:bill|account|reading"
            "|meter reading)|carpet|static|sweater|jumper|doorbell goes live"
        ),
    ),
    (
        "sparks",
        (
            r"\b(?:spark(?:s|ed|ing|y)?|arcing|arced|arc flash|short.?circuit\w*|flash(?:ed"
            r"|es)? (?:blue|from)|blue flash)\b"
        ),
        (
            r"sparkling|spark (?:joy|interest)|lighter|stove|hob|ignit\w+|oven|burner|sparks flew"
            r"|meeting|debate|toaster|firework\w*|sparkler|bin\b|chat"
        ),
    ),
    (
        "electrics burning",
        (
            r"{ELECTRICS} × \b(?:smok\w*|burn\w*|burnt|melt\w*|scorch\w*|char(?:red)?|(?:very "
            r"|too |really |so |super |boiling |burning )?hot|warm|glow\w*|fire|singed|blackened"
            r"|black marks?|brown(?:ed|ing)?|discolou?red|hum(?:s|ming)?|buzz\w*|crackl\w*"
            r"|sizzl\w*|fizz\w*|pop(?:s|ped|ping)?|exploded?|blew up|bang|bubbling|fish\w* smell"
            r"|smell\w* of (?:fish|plastic|burn\w*)|plastic smell)\b"
            r" / (?:smok\w*|burn\w*|melt\w*|scorch\w*|sizzl\w*|crackl\w*"
            r"|buzzing)\b.{0,24}{ELECTRICS}"
        ),
        (
            r"hot (?:water|day|in here|tub)|warm (?:white|light|water)|cold|burnt out|burned out"
            r"|bulb|hotplate|door ?bell|intercom|tv\b|fire panel|smoke detector|fire alarm"
            r"|alarm panel|no heat|smoking area|brown ?out|control panel of the lift|gas meter"
            r"|fire detection|detector|smoke|pop up|brown (?:colour|color) plug|candle|chirp"
        ),
    ),
    (
        "bare or hanging wire",
        (
            r"\b(?:wires?|cables?|wiring|power ?lines?|conductors?|live ends?|copper)\b"
            r" × \b(?:hang\w*|expos\w*|bare|dangl\w*|down|loose|fallen|fell|live|naked|cut|snapped"
            r"|sticking|poking|frayed|across|on the ground|came down|chewed|gnawed|open|uncovered"
            r"|dug up|severed|torn|visible|drooping|low)\b"
            r" / \b(?:expos\w*|bare|dangl\w*|hanging|live|fallen|downed|loose"
            r"|frayed)\b.{0,14}\b(?:wires?|cables?|wiring|power ?lines?)"
            r" / (?:socket|outlet|switch|light fitting|junction box|meter box|electrical (?:box"
            r"|panel|cabinet)).{0,30}\b(?:hang\w*|pulled out|ripped|out of the wall|came out"
            r"|no cover|cover (?:is )?(?:off|missing)|open|off the wall)\b"
        ),
        (
            "internet|lan |tv cable|broadband|phone charger|usb|ethernet|cable tv|fibre|wireless"
            "|cable slot|cut out|cut off|clothes|lift|one (?:chain|hinge)|coax|washing|speed"
            "|(?:light|switch|sockets?|lamp) (?:cover )?(?:is )?(?:a bit )?loose"
        ),
    ),
    (
        "water in electrics",
        (
            r"\b(?:water|rain|leak\w*|drip\w*|wet|flood\w*|soak\w*|steam"
            r"|trickl\w*)\b.{0,44}(?:{ELECTRICS}|\blights?\b(?! free|.free)|light (?:bulb"
            r"|fitting))"
            r" / (?:{ELECTRICS}|\blights?\b|ceiling lamp|downlight\w*).{0,36}\b(?:water|drip\w*"
            r"|wet|leak\w*|soak\w*|rain|flood\w*|moisture)\b"
        ),
        (
            r"water meter|hot water|water heater switch|dishwasher|kettle|no water|light rain"
            r"|lightly|no leak|traffic light|green light|water pump|hose|water bill"
            r"|electric(?:ity)? bill|light.free|nowhere near|away from (?:the|any)|no (?:lights"
            r"|electric)|bill|dry\b|heater|fire panel|indicator|no power|light stain|light damp"
            r"|brown|power (?:is |went |has )|light (?:grey|brown|yellow)"
        ),
    ),
)

SMELL_AND_FIRE = signs(
    "gas_fire",
    (
        "smell of gas",
        (
            r"\b(?:gas|lpg|propane|butane)\b × \b(?:sm+el+\w*|odou?r\w*|leak\w*|hiss\w*|stink\w*"
            r"|whiff\w*|reek\w*|stench|fumes|escaping|ruptur\w*|dizzy|headache|left on|left open"
            r"|(?:wont|cant|doesnt) (?:turn|switch|shut) off|pipe (?:\w+ ){0,2}(?:broke\w*|cut|hit"
            r"|burst|cracked|damaged))\b"
            r" / (?:smell|smel|odou?r|stink|whiff|reek)\w*.{0,40}(?:\bgas\b|rotten eggs?|bad eggs?"
            r"|sulphur|sulfur)"
            r" / (?:rotten|bad|off) eggs?|(?:hissing|hiss)\b.{0,30}\b(?:stove|hob|cooker|meter"
            r"|pipe|valve|cylinder|boiler)|\bco poisoning|carbon monoxide (?:leak|poison\w*)"
        ),
        (
            "gas (?:bill|meter reading|inspection|safety check|mileage)|petrol station|exhaust gas"
            "|radiator|water heater hiss|steam|wasnt gas|not gas|isnt gas|gas stove wont|tear gas"
        ),
    ),
    (
        "fire",
        (
            r"\b(?:on fire|(?:is|are|was|started|still|s|things?|somethings?) burning(?! (?:smell"
            r"|sensation|incense|a hole|out))|burst into flames|caught fire|catch(?:ing)? fire"
            r"|fire (?:in|on|at|has|broke|spread)|theres? (?:a |is a )?fire|a (?:small |big |huge "
            r"|little |kitchen |grease )?fire\b|flames?|burning down|ablaze|blaze|set (?:alight"
            r"|fire)|setting fire|going up in|alight|bonfire|exploded?|explosion)\b"
            r"|^fire\b(?! (?:door|drill|extinguisher|alarm|exit|escape|lane|hose|safety|panel|pump"
            r"|detect|engine|access|hydrant|system|blanket))|\bfire!"
        ),
        (
            "fire (?:door|drill|extinguisher|exit|escape|lane|hose|safety|sale|alarm test"
            "|detection|engine|pit|place|blanket|truck|access)|fired|fireplace|fireworks"
            "|stove wont|hob wont|im on fire|prices? (?:is|are)|mixtape|wifi|playlist|pizza"
            "|flame wont|no flame|pilot|food (?:is|was)|bbq|barbecue|candle|drill|lighter"
            "|flame (?:is )?(?:yellow|small|low)|burner|boiler lights|cooking|dinner|eyes burning"
            "|pop.?up|inbox|whatsapp"
        ),
    ),
    (
        "smoke",
        r"\bsmok(?:e|ing|y|ey)\b",
        (
            r"smoke (?:detectors?|alarms?|sensors?|free|break|door|vent|damper|detection)"
            r"|no smoking|(?:he|she|they|people|someone|guy|man|men|tenant|guest|worker|guard"
            r"|neighbou?r|kid|teen\w*)s?\b.{0,24}\bsmok(?:es|ing)|smoking (?:a |his |her )?(?:weed"
            r"|cigar\w*|joint|pot|shisha|hookah)|cigarette|cigs?\b|cigar|incense|barbecue|bbq|weed"
            r"|vape|second.?hand|smoker|smell of smoke from (?:his|her|their)|smoking (?:in|on"
            r"|area|at|again|on the balcony|ban)|holy smoke|smoked|cooking|smoke and mirrors"
            r"|barbecu\w*|grill|tobacco|joss|shisha|frying|toast|smokey eye|smoking (?:hot|deal)"
            r"|drift\w* (?:in|into)"
        ),
    ),
    (
        "unexplained burning",
        (
            r"(?:burning|burnt|burned|scorch\w*|singed|melting) × (?:smell\w*|smel\b|odou?r"
            r"|plastic|rubber|wires?|stinks?|stench|electrical)"
            r" / (?:smells?|smell\w*|odou?r|stinks?|stench).{0,30}(?:burning|burnt|burned|scorched"
            r"|melting|electrical|hot plastic|like plastic|of plastic)"
        ),
        (
            r"toast|cook(?!ing\b.{0,12}nobody)|dinner|food|rice|bbq|incense|calorie|garden waste"
            r"|roast|curry|new (?:plastic|sofa|carpet)"
        ),
    ),
    (
        "alarm sounding",
        (
            r"(?:fire alarms?|smoke alarms?|smoke detectors?|co alarm|carbon monoxide|gas alarm"
            r"|co detector|gas detector|fire bell|alarm bells?|alarms?|sirens?|detector"
            r"|co monitor) × (?:ring\w*|going off|went off|goes off|gone off|sounding|blaring"
            r"|beeping (?:non ?stop|like|constantly|continuous\w*|loud\w*)|screaming|shriek\w*"
            r"|wailing|wont stop|triggered|is on\b|keeps? (?:ringing|going|sounding)|continuous\w*"
            r"|red light|evacuat\w*|non ?stop|activated|flashing red|four beeps|4 beeps)"
        ),
        (
            r"chirp|batter\w*|every (?:minute|\d+|few|hour|morning)|drill|test\w*|car alarm"
            r"|alarm clock|last (?:week|month|year)|burglar|low|not activated|disabled"
            r"|switched off|once a|phone|when i cook|cooking|doesnt|didnt|not ringing|not working"
            r"|isnt|resolved|reset"
        ),
    ),
)

OUTAGE = signs(
    "electric",
    (
        "breaker will not hold",
        (
            r"\b(?:breakers?|fuse|fuses|trip ?switch|mcb|rcd|rcb|elcb|main switch|safety switch"
            r"|switch|mains|electrics|power)\b × \b(?:keeps? (?:on )?(?:tripping|popping|going"
            r"|flipping|jumping|cutting)|wont (?:stay|reset|hold|go|flip)|will not (?:stay|reset"
            r"|hold)|trips? (?:again|every|straight|immediately|instantly|as soon|the (?:second"
            r"|moment|minute)|right|each|back|whenever)|tripp\w* (?:again|every|straight"
            r"|immediately|instantly|as soon|the (?:second|moment|minute)|repeatedly|constantly"
            r"|all|each|\d+ times|many|several|non ?stop)|again and again|cant (?:be )?reset"
            r"|doesnt (?:stay|hold|reset)|jumps? (?:down|off)|pops? (?:again|back|out|every)"
            r"|blows? (?:again|every)|blew again|(?:falls|drops|snaps|flips) (?:down|back"
            r"|straight))\b"
        ),
        "nintendo|light switch|only when i use|kettle and|dryer and",
    ),
    (
        "no power",
        (
            r"{OUT} × {WHOLE}"
            r" / \b(?:all|every)\b.{0,30}\b(?:lights?|plugs?|sockets?|outlets?"
            r"|rooms?)\b.{0,24}\b(?:dead|out|off|no power|not work\w*|gone)\b"
            r" / ^.{0,12}(?:no power|no electricity|power(?:s)? (?:is )?(?:out|cut|gone)|blackout)"
            r" / (?:power|electric\w*|leccy|lights?) (?:just |all |suddenly )+(?:went|cut|gone"
            r"|died)|(?:still|suddenly|just|again) (?:no|without|lost) (?:power|electric\w*"
            r"|current)|half the (?:flat|apartment|house|rooms?|building).{0,24}(?:no|dead|out"
            r"|dark|off)"
        ),
        (
            r"{PLANNED}|{SMALL}|batter\w*|remote|phone|laptop|one outlet|one socket|intercom"
            r"|on sunday|came back|is back|came on|e.?bike|bulb|fob|hallway light|power ?bank"
            r"|treadmill|fire|alarm|sprinkler|led strip|doorbell|one corner|scooter|toy|watch\b"
            r"|camera|turn(?:ed)? (?:the |all )?lights? off|switch(?:ed)? off"
            r"|wi.?fi (?:is )?(?:off|out|down)|internet (?:is )?(?:off|out|down)"
            r"|water (?:is )?(?:off|out)"
        ),
    ),
    (
        "stairwell dark",
        (
            r"\b(?:stair\w*|corridor|hallway|hall|landing|lobby|garage|car ?park|basement|passage"
            r"|walkway)\b × \b(?:all (?:the |of the )?(?:lights?|bulbs?)|no lights?"
            r"|lights? (?:are |is )?(?:all|completely)|(?:pitch|total|complete\w*|fully) ?(?:black"
            r"|dark\w*)|every light|not a single (?:light|bulb)|every (?:single )?bulb"
            r"|cant see (?:a thing|anything|the steps|your)|lights (?:are |is |have |went )*(?:out"
            r"|off|dead|gone|not work\w*))\b"
        ),
        "one of the|one light (?:is|has|in|on|out|near|by)|timer|too early|flicker",
    ),
    (
        "flicker everywhere",
        (
            r"\b(?:all|every|whole|entire|throughout|thru|everywhere|house|flat|apartment"
            r"|lights)\b.{0,40}\b(?:lights?|power|voltage|appliances?"
            r"|keep)\b.{0,30}\b(?:flicker\w*|dimm\w*|dims?|surg\w*|flash\w*|brighten\w*"
            r"|fluctuat\w*|pulsing|strob\w*)\b|voltage (?:is )?(?:\w+ )?(?:fluctuat\w*|unstable"
            r"|spik\w*|too (?:high|low)|jump\w*|drop\w*)|power (?:surges?|fluctuat\w*)"
            r"|(?:flicker\w*|dimming)\b.{0,30}\b(?:all|every|whole|entire|throughout)"
        ),
        "one light|hallway|study|led strip|lamp|corridor|christmas|a light",
    ),
)
