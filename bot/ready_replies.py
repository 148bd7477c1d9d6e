"""The ready replies that a new office begins with, in each of our languages; it may change them."""

from datetime import datetime

from locales import LANGUAGES
from storage import Shelves
from storage.tables import Community, Template

_REPLIES = """
# 已收到 / 已收到 / Received

{name}您好，您反映的事情我们已经收到，单号 {number}。我们正在安排，有进展马上告诉您。

{name}您好，您反映的事情我們已收到，單號 {number}。我們正在安排，一有進展便告訴您。

Good day {name}, we have your message under the number {number} and are arranging what is needed.
You will hear from us as soon as there is news.

# 正在处理 / 處理中 / Being dealt with

{name}您好，{number} 正在处理中，我们一直在跟进。谢谢您耐心等候。

{name}您好，{number} 正在處理中，我們持續跟進。謝謝您耐心等候。

Good day {name}, {number} is being dealt with, and we are following it.
Thank you for your patience.

# 已解释 / 已說明 / Explained

{name}您好，关于 {number}，我们已向您说明了情况。还有不清楚的地方，请直接回复这条消息。

{name}您好，關於 {number}，我們已向您說明情形。若還有不清楚之處，請直接回覆這則訊息。

Good day {name}, we have explained to you how it stands with {number}.
If anything is still unclear, please reply to this message.

# 需联系外部单位 / 需聯繫外部單位 / Others must be asked

{name}您好，{number} 需要外部单位处理，我们已和对方联系，并会替您跟进。一有答复，就转告您。

{name}您好，{number} 須由外部單位處理，我們已與對方聯繫，並會替您跟進。一有回覆，便轉告您。

Good day {name}, {number} is for a company outside our office. We have asked them, and we shall
keep after it for you: you will hear their answer from us.

# 总部转来：已受理 / 總部轉來：已受理 / From headquarters: received

{name}您好，总部转来您的事项，我们已受理，单号 {number}。处理经过会在这里告诉您。

{name}您好，總部轉來您的事項，我們已受理，單號 {number}。處理經過會在這裡告訴您。

Good day {name}, headquarters have passed your matter on to us; its number here is {number}.
We shall tell you here what is done about it.

# 总部转来：进展 / 總部轉來：進度 / From headquarters: progress

{name}您好，总部转来的 {number} 正在处理，目前的进展我们也已报告总部。

{name}您好，總部轉來的 {number} 正在處理，目前進度也已回報總部。

Good day {name}, {number}, which came by headquarters, is being dealt with; they know how it stands.

# 总部转来：结果 / 總部轉來：結果 / From headquarters: result

{name}您好，总部转来的 {number} 已经处理完毕，结果也已报告总部。您如有不同意见，请回复这条消息。

{name}您好，總部轉來的 {number} 已處理完畢，結果也已回報總部。若您有不同意見，請回覆這則訊息。

Good day {name}, {number}, which came by headquarters, has been dealt with, and they know it.
If you see it differently, please reply to this message.

# 等待配件 / 等待零件 / Waiting for parts

{name}您好，{number} 需要更换配件，我们已经在订购。配件到了，我们再和您约上门时间。

{name}您好，{number} 需要更換零件，我們已在訂購。零件到了，再與您約到府時間。

Good day {name}, {number} needs a part, which we have ordered.
When it is here, we shall agree with you on a time for the visit.

# 请协助开门 / 請協助開門 / Access needed

{name}您好，处理 {number} 需要进入 {home}。请回复哪天、几点家里方便，谢谢。

{name}您好，處理 {number} 需要進入 {home}。請回覆哪一天、幾點方便，謝謝。

Good day {name}, to see to {number} we need to come into {home}.
Please reply with a day and a time that suit you.
"""


async def write_ready_replies(shelves: Shelves, community: Community, now: datetime) -> None:
    """Enter them, with titles in the office's own language."""
    for section in _REPLIES.split("# ")[1:]:
        heading, *said = section.strip().split("\n\n")
        titles = dict(zip(LANGUAGES, heading.split(" / "), strict=True))
        wordings = {
            language: _in_one_line(one) for language, one in zip(LANGUAGES, said, strict=True)
        }
        title = titles[community.language]
        await shelves.templates.write(
            Template(community_id=community.id, title=title, words=wordings, written_at=now)
        )


def _in_one_line(wording: str) -> str:
    return wording.replace("\n", " ")
