"""What offices call the columns of their register, in English and in both Chinese scripts."""

import re
import unicodedata
from collections.abc import Sequence

from domain.lexicon.scripts import TO_SIMPLIFIED
from domain.register.faults import Unfit, Unreadable

REQUIRED = ("building", "room")
_NAMES = {  # the traditional ones are found by their simplified spelling
    "building": """building block tower
        楼 楼栋 楼号 楼宇 楼座 楼幢 楼栋号 栋 栋号 栋数 幢 幢号 座 座数""",
    "unit": "unit entrance staircase 单元 单元号 梯 梯号 楼梯",
    "room": """room roomnumber roomno flat apartment
        房 房号 室 室号 房间 房间号 房屋号 门牌 门牌号 单位 单位号""",
    "area": "area floorarea size 面积 建筑面积 产权面积 房屋面积",
    "handed_over": """handedover handedoverdate handedoveron handover handoverdate
        交付 交付日期 交付时间 交房 交房日期 交房时间 交楼日期 交屋 交屋日期
        收房日期 收楼日期 入伙日期 点交日期""",
    "warranty_until": """warranty warrantyuntil warrantyend warrantyends warrantyto
        保修期 保修至 保修期至 保修到期 保修到期日 保修到期日期 保修截止 保修截止日 保修截止日期
        质保期 质保期至 质保到期 质保到期日 质保到期日期
        保固期 保固至 保固期至 保固到期 保固到期日 保固到期日期 保养期至""",
    "owner_name": """owner ownername ownersname nameofowner name
        业主 业主姓名 业主名称 姓名 产权人 产权人姓名 屋主 屋主姓名 户主 户主姓名 区分所有权人""",
    "owner_phone": """phone phonenumber ownerphone ownersphone telephone mobile tel
        电话 电话号码 业主电话 业主手机 屋主电话 联系电话 联络电话 联系方式 手机 手机号 手机号码""",
    "arrears": """arrears inarrears arrearsflag
        欠费 是否欠费 欠缴 是否欠缴 欠款 是否欠款 拖欠 是否拖欠""",
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names.split()}
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")  # 建筑面积(㎡)


def field_called(heading: str) -> str | None:
    """The field of an Entry that this heading asks for."""
    text = unicodedata.normalize("NFKC", heading).casefold().translate(TO_SIMPLIFIED)
    return _FIELD_OF.get("".join(filter(str.isalnum, _ASIDE.sub("", text))))


def is_heading(row: Sequence[str]) -> bool:
    """Whether a row only repeats the names of columns, as a second or a printed heading does."""
    said = [cell for cell in row if cell]
    return bool(said) and all(map(field_called, said))


def columns_of(row: Sequence[str]) -> dict[str, int]:
    """Where each field stands; Unreadable where one is named twice."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        field = field_called(cell)
        if field in found:
            raise Unreadable(Unfit.TWO_COLUMNS, f"{row[found[field]]}, {cell}")
        if field:
            found[field] = place
    return found
