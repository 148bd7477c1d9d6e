"""What breaks, bends or falls, in English words: building, guards, steps, and things above."""

from domain.lexicon.english.terms import signs

GUARDS = signs(
    "railing",
    (
        "guard loose or missing",
        "{GUARD} × {BROKEN}|going over|went over",
        (
            r"towel|paint|curtain|wardrobe|shower rail|rusty but|solid|sturdy|bed ?rail"
            r"|parking barrier|car ?park barrier|barrier (?:arm|wont|card)|gate barrier|scratch"
            r"|moving in|clothes rail|doesnt (?:budge|move)|re.?welded|tested it|flower box"
            r"|picture rail|security guard|guard (?:at|was|is|said|on duty|house|post|room)|guards"
            r"|polish|rail card|blind|train|hanging (?:baskets?|flower|plants|clothes|laundry"
            r"|washing)|closet|barriers? (?:up|down|stuck)|car\b|vehicle|number plate|car ?park"
            r"|parking|entry barrier|exit barrier|coat|not loose|isnt loose|mouth ?guard"
            r"|splash ?guard|fire ?guard"
        ),
    ),
    (
        "step or floor broken",
        (
            r"{STEP} × \b(?:broke\w*|snapp\w*|collaps\w*|crack\w* (?:through|in half|under|in two)"
            r"|missing|(?:a |big |the )?holes?|gave way|giv\w+ way|gives way|crumbl\w*|loose"
            r"|came (?:off|away|out|loose)|rotten|rotted|rotting|split|caved|wobbl\w*|tips"
            r"|sinking when|went through|goes? through|fell through|unsafe|see (?:down|through)"
            r"|no (?:tread|riser)|sunk|gone)\b"
            r" / \b(?:broken|missing|collapsed|loose|snapped|cracked|crumbling"
            r"|rotten)\b.{0,14}\b(?:steps?|stairs?|treads?|stair|deck board|floorboard)\b"
            r"|hole in the (?:floor|stair\w*|landing|deck\w*|walkway)|(?:leg"
            r"|foot) went (?:straight |right )?through"
        ),
        (
            "next steps?|step ?ladder|carpet|light|paint|missing (?:step )?in the|mop|dirty|tile"
            "|laminate|parquet|scratch|squeak|bulb|plant|parking|deck chair|skate|deck of|sticker"
            "|nosing strip|bearing|cab|lift|elevator|door|step counter|down the stairs"
            "|on the stairs|stairs (?:and|at night)|pane|window|ceiling|handrail|railing"
        ),
    ),
)

BUILDING = signs(
    "structure",
    (
        "collapse",
        (
            r"\b(?:ceilings?|roofs?|wall|floor|balcony|balconies|staircase|stairwell|building|slab"
            r"|canopy|porch|carport|garage|plasterboard|soffit|retaining wall|boundary wall"
            r"|parapet|beam|column|pillar|chimney|awning frame|entrance roof|terrace|structure)\b"
            r" × \b(?:collaps\w*|caved? in|caving in|cave in|fell (?:in|down|through|on)"
            r"|fallen (?:in|down)|falling (?:in|down|apart)|came down|come down|coming down"
            r"|gave way|giving way|crumbl\w*|half down|partly down|toppl\w*)\b"
            r" / \b(?:collaps\w*|caved in|crumbling)\b.{0,20}\b(?:ceiling|roof|wall|floor|balcony"
            r"|slab|beam|column)"
        ),
        (
            r"shelf|shelves|closet|bed\b|sofa|tent|bookcase|wardrobe|tree|fence|told me about"
            r"|in florida|on the news|crumbling (?:plaster|paint|cookie)|step|deal|roof rack|tread"
            r"|rain\w* (?:is )?(?:coming|came) down|water|leak|rod|poster|picture|paper|curtain"
            r"|clock|gutter|drip\w*|bits of paint|paint"
        ),
    ),
    (
        "ceiling coming down",
        (
            r"\b(?:ceilings?|plaster\w*|soffit|slab|roof(?! terrace| deck)|false ceiling|drywall"
            r"|plasterboard|gypsum)\b × \b(?:sag\w*|bulg\w*|drop(?:s|ped|ping)|droop\w*|bow(?:s|ed"
            r"|ing)|dipp?(?:ed|ing|s)|hang(?:s|ing)|about to|loose|com(?:ing|es) (?:down|away"
            r"|loose|off)|came (?:down|off)|fall\w*|fell|chunks?|swell\w*|swollen|belly"
            r"|crack\w* (?:\w+ ){0,3}(?:wide|loud|noise|sound|getting|grow\w*)|giving|lower"
            r"|shift\w*|creak\w*|popping|lumps?|big pieces?|warp\w*|deform\w*"
            r"|peel\w* away from the)\b"
        ),
        (
            r"paint|hairline|flak\w*|cosmetic|tiny|fan\b|lamp|light|water (?:is )?(?:pour|com)"
            r"|drip\w*|roof tiles?|guard|cobweb|decor\w*|balloon|blanket|towel|shirt|laundry"
            r"|onto the|ball|drone|christmas|price|leak|mould|speaker|smoke|stain|plant|gutter"
            r"|tree|curtain|slates?|bubble of water|lower the|outside|street|pavement|facade"
            r"|walkway"
        ),
    ),
    (
        "rebar",
        (
            r"\b(?:rebars?|reinforcement|reinforcing (?:bars?|steel)|steel (?:bars?|rods?)"
            r"|rusty (?:bars?|steel|iron)|iron bars?)\b.{0,30}\b(?:expos\w*|show\w*|visible|see"
            r"|stick\w*|poking|out|corrod\w*|bare|rust\w*|hanging)|\b(?:expos\w*|see|visible|bare"
            r"|showing)\b.{0,20}\b(?:rebars?|reinforcement|steel (?:bars?|rods?))"
        ),
        "window bars|rail",
    ),
    (
        "bearing wall cracked",
        (
            r"\b(?:beams?|columns?|pillars?|(?:load|weight).?bearing(?: wall)?|structural wall"
            r"|supporting wall|support(?:s|ing)? (?:wall|post|beam|column)|lintel|foundations?"
            r"|joists?|girders?|bearing wall|main wall|truss\w*)\b × \b(?:crack\w*|split|snapp\w*"
            r"|broke\w*|bent|bow\w*|bulg\w*|buckl\w*|crush\w*|knocked|hacked|remov\w*|demolish\w*"
            r"|cut (?:in|through|out)|shift\w*|crumbl\w*|chunks?|pieces|tilt\w*|lean\w*|sagg\w*"
            r"|giv\w* way|sinking|torn down|taken out|drill\w* (?:in|through)|rotten|spall\w*"
            r"|expos\w*)\b"
        ),
        (
            "hairline|paint|cosmetic|permission|may i|can i|newspaper|excel|tiny|plaster only"
            "|article|spread|spreadsheet|laser"
        ),
    ),
    (
        "crack growing",
        (
            r"\b(?:crack\w*|gap|split|fissure)\b × \b(?:widen\w*|wider|doubled|double the|width"
            r"|grow\w*|bigger|getting (?:wide|big|long)\w*|spread\w*|lengthen\w*|longer|deeper"
            r"|expand\w*|finger|fist|hand (?:in|through|fits)|thumb|coin|pen\b|pencil|daylight"
            r"|see (?:outside|through|light|the)|inch\w*|cm\b|wide|opening up|huge|massive|big"
            r"|full length|floor to ceiling|top to bottom|through the wall|all the way|overnight"
            r"|after the (?:earth)?quake|earthquake|tremor|quake|new)\b × \b(?:wall|ceiling|floor"
            r"|building|beam|column|slab|balcony|house|basement|foundation|facade|stair\w*|corner"
            r"|door ?frame|it|that|which|living|bedroom|room|crack|skirting|roof)\b"
            r" / (?:quake|tremor)\b.{0,60}\b(?:crack\w*|split|shift\w*|tilt\w*|gap|lean\w*)"
            r"|\b(?:crack\w*|split|shift\w*|tilt\w*|lean\w*)\b.{0,50}\b(?:quake|earthquake|tremor)"
            r"|(?:wall|floor|column|slab) (?:has |is )?(?:bow\w*|bulg\w*|buckl\w*|sinking"
            r"|separat\w*|pulling away|shift\w*|moved)|(?:separat\w*|pull\w* away"
            r"|com\w* away) from the (?:wall|building|house|floor|ceiling)"
        ),
        (
            "hairline|paint|cosmetic|tiny|tile|phone|screen|window|mirror|glass|not (?:growing"
            "|getting|wider|moved)|hasnt (?:grown|changed|moved)|same (?:size|for)|toilet|draught"
            "|draft|mortar between paving|gap (?:under|between) (?:the )?door|wide awake|traffic"
            "|railing|handrail|ice|vase|pane|shower"
        ),
    ),
    (
        "concrete falling",
        (
            r"\b(?:concrete|masonry|cement|stone|brick\w*)\b.{0,26}\b(?:fall\w*|fell|drop\w*"
            r"|com(?:ing|es) (?:off|down|away)|came (?:off|down)|crumbl\w*|chunks?|spall\w*|landed"
            r"|broke (?:off|away))\b|\b(?:chunks?|lumps?|pieces?|slabs?) of (?:the )?(?:concrete"
            r"|ceiling|cement|plaster|masonry|wall|beam|slab)"
        ),
        (
            "truck|mixer|delivery|jungle|stone cold|pavement|facade|street|walkway|outside wall"
            "|from the (?:facade|outside|building)|stroller|above the (?:entrance|shop|pavement)"
        ),
    ),
    (
        "leaning",
        (
            r"\b(?:building|wall|tower|column|pillar|balcony|house|chimney|terrace|porch|extension"
            r"|structure|ground floor|floor|block|carport)\b × \b(?:lean(?:s|ing) (?:out|over|away"
            r"|towards?|more)|leaning|tilt\w*|shifted|shifting|sway\w*|sinking|sunk|subsid\w*"
            r"|crooked|bowing|bulging|moving|settled|dropp\w* (?:by|about|an|\d)|slop\w+ more)\b"
        ),
        (
            r"leaning (?:bike|ladder|against)|bike|ladder|sofa|sinking feeling|picture"
            r"|moving (?:in|out|on|day|company|van|boxes)|people|drop.?off|sink\b|upstairs"
            r"|neighbou?r|noise|paint|tile|music|sliding|tilting (?:window|blind)|wall unit|tv"
            r"|sign|trees?|elevator|lift|door|mail"
        ),
    ),
)

ABOVE = signs(
    "falling",
    (
        "about to fall",
        (
            r"{HIGH} × {LOOSE}"
            r" / \b(?:falling|loose|dangling|hanging|fallen|dropping|about to fall)\b.{0,18}{HIGH}"
        ),
        (
            r"bathroom (?:tile|wall|mirror|cabinet)|kitchen|inside the (?:flat|room)|screen|blind"
            r"|curtain|handle|film|price|falling asleep|sign up|signs? of|sealant|gasket|mosquito"
            r"|floor tile|wall tile in|phone|drinking|glasses|leaves|love|glass of|lock\b|latch"
            r"|backsplash|christmas|warning sign fell over|crack\w* glass table|slid\w* (?:door"
            r"|window)|solar panel bill|mirror|in my (?:bathroom|kitchen|bedroom)|not moving"
            r"|isnt moving|indoors|pot plant indoors|towel|cupboard|drawer|cabinet|shelf|signal"
            r"|picture|panel (?:wont|light)|flat ?pack|switch|socket|chair|bath|toilet"
            r"|hanging (?:baskets?|out)|cooking|pots? and|pans?\b|net(?:flix|work)|lobby tree|bulb"
            r"|dish ?washer|stays? (?:put|open)|ground floor (?:tile|paving)|rattl\w* (?:a bit"
            r"|a little|when (?:the )?(?:bus|truck)\w*)|drip|paving|noise|sleep"
        ),
    ),
    (
        "facade coming down",
        (
            r"\b(?:facade|cladding|outer wall|outside wall|exterior|external wall|render|stucco"
            r"|outside of the building|bits of the (?:building|wall|facade)"
            r"|pieces of the (?:building|wall|facade)|debris|tiles? (?:from|off) the (?:building"
            r"|roof|outside|facade|wall)|roof tiles?) × \b(?:com\w+ (?:down|off|loose)"
            r"|came (?:down|off)|fall\w*|fell|dropp\w*|crash\w*|loose|landing|land\w* on"
            r"|peel\w* (?:off|away)|bulg\w*|crumbl\w*)\b"
        ),
        "paint|bathroom|kitchen|snow|leaf|leaves|meters fallen",
    ),
    (
        "nearly hit somebody",
        (
            r"\b(?:nearly|almost|just missed|narrowly|just|barely)\b.{0,14}\b(?:hit|struck|kill\w*"
            r"|crush\w*|land\w* on|missed|brain\w*)\b.{0,30}"
            r" / \b(?:landed|fell|crashed|smashed|dropped|came down)\b.{0,24}\b(?:next to"
            r"|inches from|centimet\w* from|a (?:foot|met\w+|step) (?:from|away)|right (?:beside"
            r"|behind|in front)|on (?:my|a|the) (?:car|bonnet|windscreen|stroller|pram|scooter))"
        ),
        (
            r"ball\b|car park|parking|by a (?:bike|car|scooter)|scooter|bike|deadline|killing me"
            r"|missed (?:the|my|a|your)|bus\b|call|delivery|snow|leaf|leaves|bird|cyclist|van\b"
            r"|hit (?:send|the button|reply|\d)"
        ),
    ),
)
