"""Things of everybody's: entered, with a code to be printed on them, and retired."""

import secrets

from domain.assets import LENGTH, LETTERS
from handlers.actions.telling import record
from handlers.turn import Turn
from storage.tables import Asset


async def add(turn: Turn, name: str, category: str, building: str) -> Asset:
    asset = Asset(
        community_id=turn.community.id,
        code=await _free_code(turn),
        name=name,
        category=category,
        building=building,
    )
    await turn.shelves.assets.add(asset)
    record(turn, None, "add_asset", "B3", asset=asset.id)
    return asset


def retire(turn: Turn, asset: Asset) -> None:
    """Its code leads nowhere any more; what was reported about it stays."""
    if asset.retired_at is None:
        asset.retired_at = turn.now
        record(turn, None, "retire_asset", "B3", asset=asset.id)


async def _free_code(turn: Turn) -> str:
    code = _code()
    while await turn.shelves.assets.coded(turn.community.id, code):
        code = _code()
    return code


def _code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
