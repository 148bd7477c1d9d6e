"""Water out of place or missing, and what would put out a fire, in English words."""

from domain.lexicon.english.terms import signs

FIRE_FIGHTING = signs(
    "safety_facility",
    (
        "sprinkler bursting",
        (
            r"\b(?:sprinklers?|sprinkler (?:head|pipe)|fire (?:hose|hydrant|main|pipe|riser))\b"
            r" × \b(?:burst\w*|broke|spray\w*|going off|went off|gone off|discharg\w*|gush\w*"
            r"|flood\w*|snapped|knocked|activated|running|pouring|leaking badly|dumping|soaking"
            r"|sheared|set off|shooting|blew)\b"
        ),
        "isolat|garden|lawn|drip|test|switched off|disabled|deactivat|not activated",
    ),
    (
        "fire system down",
        (
            r"\b(?:whole|entire|all|complete|building\w*|blocks?|towers?|every (?:floor|smoke"
            r"|detector))\b × (?:fire alarms?|alarm panel|sprinklers?|smoke (?:detectors?|alarms?)"
            r"|detectors?|fire (?:system|detection|protection|safety system)|alarm system"
            r"|detection) × \b(?:dead|down|off|not (?:work|activ|connect)\w*|offline|failed|out"
            r"|isolated|disabled|deactivated|disconnected|inactive|bypassed|faulty|removed"
            r"|unplugged|covered|no power|silenced)\b"
            r" / (?:fire alarm (?:panel|system|control)|(?:fire|alarm) panel|fire pumps?"
            r"|sprinkler (?:system|pump|valve)|hydrant (?:line|system)|hydrants?|fire (?:system"
            r"|detection|main|protection)|dry riser|wet riser) × \b(?:dead|down|offline|failed"
            r"|fault\w*|wont start|not (?:work|start|run|function)\w*|isn?t work\w*"
            r"|out of (?:service|order)|tripped|no (?:power|water|pressure)|zero pressure"
            r"|switched off|turned off|shut off|disabled|isolated|blank|black screen|empty|seized"
            r"|stolen)\b"
        ),
        "drill|test(?:ed)? (?:ok|fine|on|this|tomorrow|next)|fire door|paint",
    ),
    (
        "escape locked",
        (
            r"(?:emergency (?:exits?|doors?)|fire (?:exits?|doors?|escapes?)|escape (?:doors?"
            r"|routes?)|exit doors?|(?:stair|stairwell|roof) (?:exit )?doors?|evacuation (?:door"
            r"|route|stair)) × \b(?:locked|chain\w*|padlock\w*|jammed|wont open|(?:cant"
            r"|cannot) (?:be )?open\w*|welded|bolted|blocked shut|stuck shut|sealed|screwed shut"
            r"|nailed|none of|wont budge|does not open|doesnt open|not open\w*|bricked|barricaded"
            r"|shut tight|deadbolt\w*|zip.?tied|key(?:ed)? lock)\b"
        ),
        "propped|wont (?:close|shut|latch)|card|fob|someone parked|smells",
    ),
    (
        "shutter falling",
        (
            r"\b(?:shutters?|roller (?:door|gate)|roll.?up|fire curtain)\b × \b(?:fell|falling"
            r"|dropp\w*|drops|crash\w*|came down|coming down|comes down|slammed|by itself"
            r"|on its own|free fall|nearly hit|almost hit|on (?:my|a|the) car)\b"
        ),
        "noise|noisy|squeak|slow",
    ),
)

BURST = signs(
    "water",
    (
        "burst",
        (
            r"{WATERWAY} × \b(?:burst\w*|blew|blown|broke\w*|snapp\w*|split|exploded|ruptur\w*"
            r"|cracked open|gave way|came (?:off|apart|out)|popped off|sheared|shot off|fell off"
            r"|come off|drill\w* (?:in|into|through)|fractured|hit by|punctur\w*)"
            r" / \bburst\w*\b.{0,24}\b(?:pipes?|hose|main|valve|tank|radiator|boiler|water"
            r"|plumbing)"
            r" / \b(?:drill\w*|hit|cut|dug|nail\w*) (?:\w+ ){0,4}(?:water )?(?:pipe|main)\b"
            r"|geyser.{0,16}(?:pavement|road|street|ground|gate)|water main|main (?:has "
            r"|is )?(?:burst|broken|gone)"
        ),
        (
            r"budget|laugh|into tears|pipe dream|blown away|garden hose holder|valve cover"
            r"|outburst|pipeline|tap (?:handle|knob|head|cover)|handle (?:came|broke)"
            r"|toilet (?:seat|lid|paper)|seat (?:broke|cracked|came)|shower (?:head|curtain|door"
            r"|rail|holder|tray)|fuse|gas|sewage|meter reading|broken (?:dishwasher|washing)"
            r"|(?:dishwasher|washing machine|heater|boiler|geyser) (?:is )?broke\w*|flush"
            r"|cistern lid|shower (?:broke|is broken)|toilet (?:broke|is broken)"
            r"|radiator (?:valve )?knob"
        ),
    ),
)

LEAKS = signs(
    "leak",
    (
        "leak beyond a bucket",
        (
            r"\b(?:leak\w*|seep\w*|water|drip\w*|ceiling|roof|rain\w*|wall|upstairs|flat above"
            r"|above us|from above|seam|trickle|coming down|it)\b × \b(?:pour(?:s|ing|ed)?|gush\w*"
            r"|stream\w*|torrent\w*|water ?fall\w*|cascad\w*|like (?:rain|a (?:\w+ )?(?:tap|shower"
            r"|waterfall|river|faucet|hose))|cant contain|uncontrol\w*|(?:getting|got|gets|much"
            r"|even|become|became|turned) (?:\w+ )?(?:worse|bigger|heavier|faster|stronger)"
            r"|worse (?:by the|and worse|every)|raining (?:in|inside|indoors)|flowing|strong flow"
            r"|(?:running|rushing|streaming|coming|sheeting|flooding|pelting|bucketing|chucking"
            r"|gushing) (?:down|in|through|out|off)|sheeting|heavy|heavily|badly|serious\w*"
            r"|severe\w*|non ?stop|nonstop|overflow\w*|steady (?:stream|flow)|hosing|in sheets"
            r"|bubble|bulging with water|water (?:bag|balloon)|full of water|balloon\w*"
            r"|cant keep up|not (?:a )?drip)\b"
            r" / \b(?:pour\w*|gush\w*|stream\w*|cascad\w*|raining|bucket(?:s)? (?:full|fill\w*"
            r"|every|overflow|cant))\b.{0,34}\b(?:ceiling|leak|water|through|from upstairs|indoors"
            r"|inside|minutes?|bed|closet|hall|living|light)"
            r" / (?:bad|serious|severe|massive|huge|major|heavy|terrible|proper|mega"
            r"|enormous) (?:water )?leak\w*|bucket\w*.{0,30}(?:minutes?|mins?\b|overflow\w*"
            r"|not enough|cant keep up|fills|every)|\bit(?:s| is) (?:literally )?raining (?:in"
            r"|inside)|bubble of water|water bubble"
        ),
        (
            r"paint is|pipes? |toilet|sewage|sewer|drain\b|hose|valve|socket|breaker| not (?:bad"
            r"|serious|severe|getting|heavy|big)|\btap\b|faucet|no rush|when free|fast drying"
            r"|stream(?:ing)? (?:video|tv|music|service)|internet|slow|a (?:little|bit)\b"
            r"|drain runs|buckets? (?:is |s )?(?:fine|coping|enough|doing|catch\w*)|pots? catching"
            r"|netflix|isnt (?:getting )?(?:worse|bad)|hot water|pressure|wind|noise|sound|traffic"
            r"|heavy door|after heavy rain|when it rains heav\w*|gas|hissing|dust|sprinkler|main\b"
            r"|tank|paint flak\w*|door|hydrant|drips? every|one drip|mould|cooler|rent|bill"
        ),
    ),
)

FLOOD = signs(
    "water",
    (
        "spraying",
        (
            r"\b(?:water|it|pipe|tap|faucet|valve|hose|toilet|boiler|joint"
            r"|connector)\b.{0,30}\b(?:spray\w*|gush\w*|spurt\w*|squirt\w*|shoot\w*|jet(?:s|ting)"
            r"|blasting|geyser|spouting|spewing|flowing everywhere|going everywhere|everywhere)"
            r" / \b(?:spray\w*|gush\w*|spurt\w*|squirt\w*|shooting|spewing"
            r"|jets? of)\b.{0,18}\b(?:water|pipe)|water.{0,20}(?:shooting|shot) (?:out|up)"
        ),
        (
            "spray (?:bottle|can|paint|tan)|pesticide|perfume|shower (?:head )?spray|garden|smoke"
            "|dust|hair|smell|ants|leaves|sprinkler|lawn"
        ),
    ),
    (
        "will not shut",
        (
            r"{NOT}.{0,16}\b(?:turn|shut|close|stop|switch)\b.{0,34}\b(?:water|tap|faucet|valve"
            r"|flow|leak|stopcock|flooding)|\b(?:tap|faucet|water|valve|shower|toilet|cistern"
            r"|bath)\b.{0,44}\b(?:wont|cant|doesnt|will not|cannot|not)\b.{0,10}\b(?:turn off"
            r"|shut off|shut|close|stop|be (?:turned|shut))|(?:stopcock|valve"
            r"|shut.?off)\b.{0,24}(?:seized|stuck|jammed|broken off|wont turn|came off|snapped"
            r"|rusted)|water (?:just )?(?:keeps|kept) (?:coming|running|flowing|pouring|rising)"
        ),
        (
            r"drip\w*|slow|window|door|light|noise|lid|seat|toilet running a bit|alarm|tv\b|power"
            r"|heating|heater|flush|smell|radiator|hissing|running on|whistl|fully"
        ),
    ),
    (
        "flood",
        (
            r"\b(?:flood(?:s|ed|ing)?|ankle.?deep|knee.?deep|shin.?deep|under ?water|submerged"
            r"|inundat\w*|overflow\w*|is a (?:lake|river|pool)|like a (?:lake|river|swimming pool"
            r"|pond)|swimming pool in|inch\w* (?:of|deep)|(?:cm|ft|feet|foot|inches"
            r"|centimet\w+) of water|water (?:level )?(?:is |s |just |still |already "
            r"|now )*(?:rising|all over|everywhere|coming (?:in(?:to)?|up|out|under)"
            r"|running (?:down|into|out)|rushing|pouring|entering|reached|up to|knee|ankle|filling"
            r"|spreading|pooling)|(?:pool|lake|river|sheet)s? of water|puddle.{0,12}(?:growing"
            r"|spreading)|soaked|standing water|up to (?:my|our|the) (?:ankles?|knees?|skirting"
            r"|shins?)|swimming in water|paddling)\b"
        ),
        (
            r"light(?:s)? flood|flood ?light|flooded with (?:email|message|complaint|flyer|ad)\w*"
            r"|inbox|bin\b|bins\b|rubbish|trash|garbage|swimming pool (?:hours|is closed|water)"
            r"|emails?|junk|mailbox|dumpster|overflow (?:pipe|hole|cover|you)|recycling"
            r"|fixed is holding|soaked (?:by|in) (?:the )?(?:rain on|perfume)|flooded market"
            r"|plants?|parking|ads\b|spam|skip\b|shoe|parcel|mail\b|soap"
        ),
    ),
    (
        "sewage rising",
        (
            r"\b(?:sewage|sewer\w*|waste ?water|foul water|toilets?|loo|drains?|man ?hole"
            r"|dirty water|black water|brown water|poo\w*|faeces|feces|shit|sink|shower tray"
            r"|bathtub|floor trap|gully|bath)\b × \b(?:com\w+ (?:up|out|back)|backing up|backed up"
            r"|back(?:s|ing)? up|overflow\w*|spill\w*|flowing|rising|rose|bubbl\w+ up|pouring"
            r"|leaking|everywhere|regurgitat\w*|on the floor|onto|all over|welling up|gurgl\w+ up"
            r"|spew\w*|running down)\b"
            r" / \b(?:raw )?sewage\b"
        ),
        (
            r"smell|pigeon|bird|dog|cat\b|slow(?:ly)? drain|drains? slow\w*|bill|sewage (?:fee"
            r"|charge)|leaves|hair|toilet (?:paper|roll)|pouring (?:oil|grease)|dripping|drip\b"
            r"|no flame|light"
        ),
    ),
    (
        "no water",
        (
            r"\b(?:no water|no running water|without (?:any )?(?:running )?water"
            r"|water(?:s)? (?:is |has |just |been |was |supply |still |completely "
            r"|totally )*(?:off|gone|cut(?: off)?|out|stopped|dried up|shut off|not (?:com\w*"
            r"|running)|isnt (?:coming|running))|not (?:a|even a|one|a single) (?:single )?drop"
            r"|(?:single |a )?drop of water|taps? (?:are |is |have |all |run |running "
            r"|just )*(?:all )?(?:dry|dead|nothing)|out of water|lost (?:all )?(?:our )?water"
            r"|water supply (?:is |has )*(?:off|down|gone|cut|stopped|failed|failure)"
            r"|nothing (?:comes|coming|is coming) out|bone dry|waterless)\b"
        ),
        (
            r"hot water|{PLANNED}|one tap|only the|cooler|dispenser|pressure|no water (?:damage"
            r"|leak\w*|stain\w*|inside|mark\w*|coming in|on|near|in the (?:fountain|pool|filter))"
            r"|notice(?!\w| in sight| about| anywhere)|fountain|pool\b|bottle|bath drains|cut out"
            r"|one of the taps|shower handle|no leak|shower only|kitchen tap|fridge"
            r"|washing machine|dishwasher|sprinkler|hydrant|fire|dry patch|came back|back (?:on"
            r"|again|now)|ice maker|flush"
        ),
    ),
    (
        "pump failed",
        (
            r"\b(?:pumps?|tank motor|pump motor|booster)\b × \b(?:fail\w*|broke\w*|dead|stopp\w*"
            r"|not (?:work|run|start|pump)\w*|isnt (?:work|run)\w*|down|burn\w*|tripp\w*"
            r"|out of order|wont start|died|seized|not running|kaput|packed up|gave up)"
            r" / \b(?:failed|broken|dead) (?:water |sump |booster )?pump"
        ),
        (
            "noise|noisy|fire pump|bike|air pump|petrol|gas pump|loud|heat pump|breast|pool pump"
            "|soap|tyre|tire|bicycle|hydrant|heart"
        ),
    ),
)
