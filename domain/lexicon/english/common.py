"""Is this English at all? Its most common words tell."""

import re

_COMMON = """
the a an is are was were be been im its there theres and to of for from with not i we you he she
they my our your his her their this that these those what when where who how why has have had does
do did dont doesnt isnt wasnt wont cant can could would should will just still again very too so
but or if any some all at by about in on off out up down over under near into no please pls help
hello hi thanks thank need urgent emergency water power electricity door window light lights lift
elevator fire gas leak leaking broken smell smoke stuck flood flooding pipe burst toilet tap drain
ceiling wall floor room kitchen bathroom bedroom balcony roof stairs stair railing alarm key lock
noise working work front main building flat apartment unit now today one two it me us hot cold old
new since like whole someone somebody came come inside outside every got get getting going go gone
went through open opened close closed shut last next first above below behind between onto right
left doors people back fell upstairs downstairs running burning stop stopped nobody nothing fine
kids dead only car ground loose battery gate exit machine hanging fixed week month year night day
morning evening time corridor hallway lobby hall shower sink drains sorry half see floors hand
moving moved way itself level sign garage paint collapsed entire keeps breaker little slow lost
already as handle hole glass parking snapped detector after before until block pool basement
sprinkler touch strong stairwell nearly full minutes button dropped jammed trapped man woman big
small wind cracked crack may think says said park wet cover here missing pump once ok okay cheers
hair loud neighbour neighbours pressure report remote reader probably weak couple soft share
"""
_KNOWN = frozenset(_COMMON.split())
_ENOUGH = 0.25


def spoken_in(text: str) -> bool:
    """Whether enough of the words are common ones for the rest of this file to be trusted."""
    words = re.findall("[a-z]+", text)
    return sum(word in _KNOWN for word in words) > _ENOUGH * len(words)
