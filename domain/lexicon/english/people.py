"""People in danger, in English words: in a lift, behind a door, hurt, threatened, not seen."""

from domain.lexicon.english.terms import signs

LIFT = signs(
    "elevator",
    (
        "people in the lift",
        (
            r"\b(?:stuck|trapped|caught|locked|shut|stranded|jammed|stucked)\b.{0,30}\b(?:in"
            r"|inside|between)\b.{0,22}{LIFT}"
            r" / {LIFT}.{0,50}\b(?:trapped|stuck|stranded)\b.{0,40}(?:inside|{PEOPLE}|with|between"
            r"|in it)"
            r" / {PEOPLE} × \b(?:trapped|stuck|caught|stranded)\b × {LIFT}"
            r" / {PEOPLE}.{0,30}\b(?:inside|in)\b.{0,14}{LIFT}.{0,50}(?:stuck|stop|not mov|wont"
            r"|cant|cannot|isnt|dead|help|scream|cry|bang|open|dark|intercom|alarm|knock"
            r"|for .{0,14}(?:min|hour)|shut)"
            r" / (?:trapped|crush\w*|shut on|closed on|pinned).{0,40}(?:by|in|on"
            r"|between).{0,40}{LIFT}"
            r" / {LIFT}.{0,40}doors?.{0,40}(?:crush|trapp|pinn|hit|slam|closed on|shut on|caught"
            r"|grabb)"
        ),
        (
            r"if someone|in case|traffic|music|gum|sticker|paper|poster|song|back in (?:may|june"
            r"|july|march|april)|apology|last (?:week|month|year)|button is stuck|stuck on (?:the"
            r"|floor) \d+ with nobody"
        ),
    ),
    (
        "door on somebody",
        (
            r"\bdoors?\b.{0,20}\b(?:clos\w+|shut\w*|slam\w*|bang\w*|clamp\w*|squeez\w*|trapp\w*"
            r"|caught|hit|crush\w*)\b.{0,10}\b(?:on|against|around|my|his|her|the)\b.{0,20}{LIMB}"
            r" × {LIFT}|bounce|sensor|reopen|re-open|open again|pulled"
        ),
        "car door|front door|cupboard",
    ),
    (
        "stopped with people",
        (
            r"{LIFT} × stopp|stuck|halt|not mov|wont mov|wont (?:budge|open)|(?:isnt|aint"
            r"|not) moving|doors? (?:wont|will not|dont|do not|not) open|dead|jam|dark|stall"
            r"|frozen|froze × {PEOPLE}.{0,24}(?:inside|in it|in there|on board|within)|\b(?:inside"
            r"|in here|help|we are|were in|im in|cant get out|get us out|get me out|call (?:button"
            r"|btn)|intercom|screaming|shouting|crying|banging|knocking|panick\w*)\b"
            r" / \bin (?:the|this|an?|teh)(?: \w+){0,2} (?:lift|elevator).{0,60}(?:doors? (?:wont"
            r"|will not|dont|not)|not moving|isnt moving|wont move|cant get out|doesnt move"
            r"|stopped|lights? (?:out|off|went))|cant get out of (?:the|this|teh|an?) (?:lift"
            r"|elevator)|(?:bang\w*|shout\w*|scream\w*|cry\w*|knock\w*|voices?|yell\w*"
            r"|help).{0,40}(?:lift|elevator) ?(?:shaft|car|door)?"
            r"|{LIFT}.{0,30}(?:shaft)?.{0,20}(?:bang\w*|shout\w*|scream\w*|yell\w*) (?:for|and"
            r"|from|inside|coming)"
        ),
        (
            r"waiting|wait for|nobody (?:in|is)|no one (?:in|is)|empty|no.?body inside|noone|noise"
            r"|motor|noisy|stairs|out of (?:service|order)|advert\w*|kids bang|music"
        ),
    ),
    (
        "between floors",
        (
            r"{LIFT} × between (?:\w+ )?(?:floors?|levels?|storeys?|\w+ (?:and|&) \w+)|btwn"
            r"|halfway|half way|mid.?floor|midway|in the middle of (?:the )?(?:floors|nowhere)"
            r"|(?:stuck|stopped|stops|halts) (?:at|on) (?:half|no)"
            r" / \b(?:stuck|stopped|stopping|stops|halted|hanging|stranded"
            r"|trapped)\b.{0,12}(?:between|btwn) (?:floors?|levels?|\w+ (?:and|n|&) \w+)"
        ),
        (
            "nobody (?:in|is|was|inside|trapped)|no one (?:in|is|was|inside)|empty|travel"
            "|difference|garage"
        ),
    ),
    (
        "dropped",
        (
            r"{LIFT} × \b(?:dropp\w*|drops|fell|fall(?:s|ing)?|plung\w*|plummet\w*|free ?fall\w*"
            r"|jolt\w*|jerk\w*|lurch\w*|shudder\w*|slam\w*|overshot|overshoot\w*|shot (?:up|down"
            r"|past|straight)|went past|goes past|past (?:my|our|the) floor|crash\w*"
            r"|out of control|uncontroll\w*|wont stop|didnt stop|doesnt stop|not stopping|bounc\w*"
            r"|violent\w*|sank|sinking|slipp\w*|hit the (?:top|bottom|roof)|speed\w* up|too fast"
            r"|rocket\w*|by itself|emergency stop|sudden\w*|thud|lost control|landed|huge bang"
            r"|a bang|up and down|yo.?yo)\b"
            r" / (?:free ?fall\w*|went down so fast|dropped (?:\w+ )?(?:floors?|levels?|storeys?))"
        ),
        (
            "dropped (?:my|a|his|her) |signal|call quality|paper|poster|notice|panel|sign|price"
            "|slower|out of service|dropped off|fell (?:off the wall|asleep)|raised"
        ),
    ),
    (
        "moves with doors open",
        (
            r"{LIFT} × doors? (?:\w+ ){0,3}(?:open\w*|not clos\w*|ajar) × mov\w*|start\w*|left"
            r"|set off|go(?:es|ing)|went|travel\w*|took off|shaft|hole|nothing there|no (?:cab\w*"
            r"|car|lift|elevator|floor)\b"
            r" / {LIFT} × no (?:car|cab\w*|floor|lift) (?:there|behind|inside|present)|(?:onto"
            r"|into) (?:the|an|a) (?:\w+ )?shaft|(?:just|only|nothing but|see) (?:the "
            r"|a )?(?:lift |elevator )?shaft|(?:open|empty|dark|bare) (?:lift |elevator )?shaft"
            r"|(?:mov\w*|start\w*|went|goes|going).{0,20}(?:with|while|before).{0,20}(?:doors?"
            r"|stepp?\w*|gett\w*|walk\w*|climb\w*).{0,10}(?:open|clos\w*|in\b|out|off)|(?:dark"
            r"|black|big|huge) hole"
            r" / doors? open\w*.{0,30}(?:no (?:cab\w*|car|lift|elevator)\b|the shaft)"
        ),
        "exit|button to open",
    ),
    (
        "stops level with no floor",
        (
            r"{LIFT} × \b(?:not level|isnt level|uneven|mis.?level\w*|unlevel|(?:above|below|lower"
            r"|higher|short of|off) .{0,10}(?:floor|landing|level)|climb (?:out|up|down)"
            r"|step (?:up|down)|(?:\d+|foot|feet|half a met\w+|inch\w*|cm) (?:\w+ )?(?:above|below"
            r"|too (?:high|low)|off|gap|drop|lower|higher))\b"
        ),
        "low.?level|pit inspection|ground floor button",
    ),
    (
        "stalls again and again",
        (
            r"{LIFT} × \b(?:again|keeps?|repeatedly|third time|second time|twice|times|every day"
            r"|always|daily)\b × \b(?:stuck|trapp\w*|stopp\w+ between|stopping|stops between"
            r"|entrap\w*|stall\w*|got stuck|dropp\w*)\b"
        ),
        "button|door closing|card",
    ),
)

FRAIL = signs(
    "other_danger",
    (
        "life support without power",
        (
            r"\b(?:oxygen (?:machine|concentrator)|ventilator|cpap|dialysis|life support"
            r"|respirator|nebuli[sz]er|feeding pump|suction machine)\b × {OUT}|\bbattery\b"
            r"|\bpower\b|\belectric\w*|\bminutes\b|\btrip\w*"
        ),
        "tomorrow|planned|scheduled|noise|rent|next week",
    ),
    (
        "the frail without heat",
        (
            r"{VULNERABLE} × \bno (?:heat\w*|power|electric\w*|hot)|\bheat\w*(?:s"
            r"|es)? (?:\w+ ){0,3}(?:off|out|down|dead|failed|broken|gone|stopped|not work\w*)"
            r"|freezing|without (?:heat\w*|power|electric\w*)|\b(?:power|electric\w*) (?:is "
            r"|has been |has |went )*(?:off|out|gone|cut)|so cold|bitterly|below zero|\d+ degrees"
            r"|boiler (?:\w+ ){0,2}(?:dead|out|off|died|broken|failed)|no ac\b|ac (?:is )?(?:out"
            r"|dead|off)"
        ),
        "tomorrow|planned|scheduled|next week|what time|ice ?cream",
    ),
)

PEOPLE = signs(
    "other_danger",
    (
        "locked in",
        (
            r"{FRAIL} × \b(?:locked (?:in\b|inside|himself|herself|themselves|itself|myself"
            r"|ourselves)|trapped (?!dust|air|smell)|shut (?:in\b|inside)|stuck (?:in\b|inside"
            r"|behind)|locked\b.{0,16}\bin(?:side)?\b|head stuck|(?:head|arm|leg|hand"
            r"|finger)\w* (?:\w+ ){0,2}stuck|stuck between)"
            r" / \b(?:locked|trapped|stuck)\b.{0,12}\b(?:in|inside|on)\b (?:the |my |our |a |his "
            r"|her |this )?(?:\w+ )?(?:bathroom|toilet|loo|room|bedroom|balcony|flat|apartment"
            r"|house|car|stair\w*|basement|roof\w*|store ?room|storage|shower|closet|kitchen"
            r"|terrace|cellar|laundry|gym|bin room|garage|vestibule)|locked (?:himself|herself"
            r"|themselves|myself|ourselves) in|cant get (?:him|her|them|it|myself|ourselves)? ?out"
            r"|cannot get out|door (?:wont|will not|doesnt) open.{0,30}(?:inside|out)"
            r"|knob (?:just )?spins"
        ),
        (
            r"locked (?:myself |me |himself |ourselves )?out|traffic|meeting|barrier|parking"
            r"|car park|gate|keys? (?:are |is |got )?(?:locked|stuck|inside)|my keys|cat flap"
            r"|key.{0,8}locked in|parcel|locker|car (?:is )?(?:blocked|stuck)|get it out of my"
            r"|stuck in (?:my head|the (?:door|lock))|window|drawer|stain|lint"
            r"|cant get out of (?:bed|the contract|my)|contract|dust|air (?:lock|bubble)|password"
            r"|app\b|account|ball\b|drone|kite"
        ),
    ),
    (
        "person in danger",
        (
            r"\b(?:unconscious|collapsed|fainted|passed out|not breathing|cant breathe"
            r"|cannot breathe|isnt breathing|trouble breathing|struggling to breathe|heart attack"
            r"|(?:having|had) a (?:stroke|seizure|fit)|seizure|convuls\w+|chok(?:ing|es)|bleeding"
            r"|blood everywhere|lots? of blood|blood on|pool of blood|suicid\w*|(?:going|about"
            r"|wants?|threaten\w*|trying) to jump|sitting on the (?:edge|ledge|parapet|wrong side)"
            r"|standing on the (?:edge|ledge|parapet)|on the (?:ledge|edge) of the roof"
            r"|over(?:dose| ?dos\w*)|drown\w*|face ?down|floating|unresponsive|not responding"
            r"|no pulse|wont wake|not waking|cant wake|doesnt wake|lying (?:on|in|there|motionless"
            r"|at)|motionless|not moving|cant get up|cannot get up|cant stand|hurt badly"
            r"|badly hurt|head injury|injur\w+|electrocuted|broken (?:leg|hip|arm)|broke (?:his"
            r"|her|my) (?:leg|hip|arm|ankle)|chest pains?|slumped|went over with it|foaming)\b"
        ),
        (
            r"nose ?bleed last|stroke of|bleeding (?:radiator|the radiator|money|out)|rust"
            r"|lying on the (?:grass|desk|table)|lying (?:around|in the (?:lobby|mail))|bin|parcel"
            r"|package|not responding to (?:my )?(?:email|message|complaint|call|text)s?|tree"
            r"|printer|app\b|intercom|website|remote|system|lift|elevator|shelf|closet|rod"
            r"|wardrobe|bed\b|tent|gazebo|umbrella|call button|bike|leaf|leaves|plants?|pigeon"
            r"|balloon|duck|toys?|noodle|deal|market|sale|building|news|gate|fob|car\b|van\b"
            r"|curtains?|gave me a|shelves|rack|fence|sofa|it is not moving|its not moving|crack"
            r"|pane"
        ),
    ),
    (
        "somebody is missing",
        (
            r"\b(?:child|children|kid|son|daughter|toddler|baby|boy|girl|grandson|granddaughter"
            r"|mother|mum|mom|father|dad|grand(?:mother|father|ma|pa)|husband|wife)\b"
            r" × \b(?:is|are|has|have) (?:been |gone )?missing\b|\bwandered off\b|\bdisappeared\b"
            r"|\b(?:is|are|got|gets) lost\b|\b(?:cant|cannot|can not|couldnt) find (?:him|her|them"
            r"|my (?:child|son|daughter|mother|father|mum|dad))\b"
        ),
        (
            r"\b(?:cats?|dogs?|pets?|toys?|shoes?|bags?|phone|keys?|cards?|bike|scooter|parcel"
            r"|tooth|button|handle|part|screw|lid|found (?:him|her|them))\b"
        ),
    ),
    (
        "violence or break-in",
        (
            r"\b(?:break(?:ing)? in(?:to|\b)|broke into|broken into|burglar\w*|intruder|robb(?:ed"
            r"|ing|ery)|mugg(?:ed|ing)|knife|machete|axe\b|gun\b|fighting|fist ?fight|punch\w*"
            r"|attack\w*|assault\w*|stabb\w*|beating|hitting (?:his|her|a (?:man|woman|child|kid)"
            r"|my (?:wife|husband|mother|mum|child|kid|son|daughter)|each other)|domestic violence"
            r"|forcing (?:the|my|our|open|entry|a) ?(?:door|lock|window)?|pry(?:ing)?|crowbar"
            r"|kick(?:ing|ed) (?:in|down|the door|my door|at)|smash\w* (?:the|my|a|our"
            r"|in) ?(?:window|door|glass)?.{0,12}(?:window|door|glass|in\b)|stalk\w*|following me"
            r"|followed me|someone (?:is |s )?(?:trying|climbing|entering|breaking)"
            r"|(?:climb\w+) (?:in|into|through|up)\b.{0,20}(?:window|balcony)|threaten\w*"
            r"|scream\w* (?:for help|and)|scream\w*.{0,24}(?:help|stop|hit|get off|no\b)"
            r"|strang(?:er|ling)s?|exposing himself|trying (?:my|the|every|all) (?:door|handle)\w*"
            r"|picking the lock|wont let (?:me|her|him) (?:leave|go|out))\b"
        ),
        (
            r"break(?:ing)? in (?:new|the shoes)|heart attack|dog|cat\b|burglar alarm (?:test"
            r"|price)|prices?|last (?:year|month)|knife (?:sharpen|block)|stranger things"
            r"|water break|panic attack|shark|mosquito|punch ?bowl|punch list|sharpen|just loud"
            r"|nothing physical|fighting (?:with|over) (?:the|a) (?:landlord|invoice|bill)|bugs?"
            r"|ants?|movie|legal|forcing me|wasps?|threatening to fall|mugs?"
        ),
    ),
    (
        "hole in the way",
        (
            r"\b(?:man ?holes?|drain covers?|sewer covers?|inspection covers?|grates?|grating"
            r"|drain lids?|access cover|trench cover|pit cover|cover of the drain)\b"
            r" × \b(?:missing|open|gone|broken|uncovered|stolen|lid|loose|collapsed|no cover|off"
            r"|cracked|moved|without|tips|tilt\w*|removed|exposed|disappear\w*|flips?)\b"
            r" / \b(?:missing|open|uncovered|no|broken)\b.{0,14}\b(?:man ?hole|drain cover)"
            r"|\bsink ?hole\b"
            r" / \b(?:ground|pavement|sidewalk|road|path|footpath|car ?park|lawn|driveway|garden"
            r"|paving|patio|playground|walkway|courtyard|asphalt|grass)\b × \b(?:collaps\w*|sunk"
            r"|sank|sinking|cav\w+ in|gave way|opened up|(?:big|deep|huge|giant|large"
            r"|open) (?:\w+ )?hole|a hole|giving way|subsid\w*|dropped|hollow|crater|open (?:pit"
            r"|trench))\b"
        ),
        (
            r"smell|golf|pot ?hole|holes? in my|clank|noisy|rattl\w* when|in place|sprinkler|mole"
            r"|deck|rubbish|through the ceiling|roof"
        ),
    ),
    (
        "chemical smell",
        (
            r"\b(?:chemicals?|toxic|chlorine|ammonia|acrid|solvent|petrol|gasoline|pungent"
            r"|poison\w*|bleach\w*|sulphur|acid|fumes?|diesel)\b × \b(?:smell\w*|fumes?|odou?r|gas"
            r"|spill\w*|leak\w*|vapou?r|stink\w*|stench|dizzy|cough\w*|eyes?|throat|headache"
            r"|sick)\b"
        ),
        r"paint(?!.{0,20}dizzy)|cleaning|new carpet|varnish|nail polish|exhaust|bbq|cook\w*",
    ),
    (
        "nobody can get out",
        (
            r"\b(?:nobody|no one|noone|everyone|everybody|we all|residents?|people|all of us"
            r"|whole building|cant any of us|none of us|we)\b.{0,30}\b(?:cant|can|cannot|unable to"
            r"|trapped|not able to)\b.{0,10}\b(?:get out|leave|exit|escape|go out)"
            r" / (?:main|front|entrance|lobby|street|security|ground floor) (?:door"
            r"|gate).{0,50}(?:cant (?:get|go) out|cannot (?:get|go) out|wont open.{0,30}(?:out"
            r"|inside|trapped)|trapped|stuck inside|from inside|from the inside)"
        ),
        r"parking|car\b|contract|notice period",
    ),
    (
        "not seen for days",
        (
            r"\b(?:not|nt|no one has|nobody has|hasnt been|havent|hasnt|havent|none of us have"
            r"|none of us has|no sign of|nobodys|no ones|not been|never)\b.{0,12}\b(?:seen"
            r"|heard (?:from|a)|answer\w*|been seen|come out|left (?:his|her|the) (?:flat"
            r"|apartment)|opened (?:his|her|the))\b.{0,44}\b(?:days?|weeks?|monday|tuesday"
            r"|wednesday|thursday|friday|saturday|sunday|while)\b"
            r" / (?:elderly|old (?:man|lady|woman|gentleman|mr|mrs)|lives? (?:alone|on (?:his"
            r"|her) own)|living alone|neighbou?r|\b(?:mr|mrs|ms|miss)\b) × (?:not answering"
            r"|no answer|doesnt answer|isnt answering|wont answer|not picking up|(?:mail"
            r"|newspapers?|post|milk|papers?|letters|deliveries) (?:is |are )?(?:piling|piled"
            r"|stack\w*)|unanswered|(?:not|none of us have) seen|hasnt been seen|no sign of"
            r"|no movement|no sound|lights? (?:\w+ )?on for|smell from (?:his|her))"
        ),
        (
            r"cleaner|guard\b|gardener|email|parcel|package|maintenance|plumber|technician"
            r"|engineer|repair|office|reply|cat\b|manager|delivery (?:man|guy)|super\b|invoice"
            r"|intercom"
        ),
    ),
)
