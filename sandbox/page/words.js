/** What the page itself says, in three languages; what the bot says is the bot's affair. */

// key: [简体, 繁體, English]
const WORDS = {
  title: ["回访 · 物业前台", "回訪 · 物業前台", "Huifang · the front desk"],
  resident: ["业户", "業戶", "Resident"],
  staff: ["物业人员", "物業人員", "Staff"],
  actAs: ["当前身份", "目前身分", "You are"],
  chats: ["会话", "對話", "Chats"],
  topics: ["话题", "話題", "Topics"],
  theme: ["浅色或深色", "淺色或深色", "Light or dark"],
  language: ["页面语言", "頁面語言", "Page language"],
  clock: ["这里的时间", "這裡的時間", "The time here"],
  plus5m: ["+5 分", "+5 分", "+5 min"],
  plus1h: ["+1 小时", "+1 小時", "+1 h"],
  plus1d: ["+1 天", "+1 天", "+1 day"],
  next: ["下一件事", "下一件事", "Next due"],
  nextAt: ["下一件事：{when}", "下一件事：{when}", "Next thing due: {when}"],
  nothingDue: ["目前没有待办的时点", "目前沒有待辦的時點", "Nothing is due at the moment"],
  andMore: ["还有 {n} 条", "還有 {n} 則", "and {n} more"],
  quiet: ["这段时间没有新消息。", "這段時間沒有新訊息。", "Nothing new in the meantime."],
  lost: ["连接断开，正在重连…", "連線中斷，正在重新連線…", "Connection lost. Trying again…"],
  write: ["输入消息", "輸入訊息", "Message"],
  writeIn: ["发到「{topic}」", "發到「{topic}」", "Message in {topic}"],
  send: ["发送", "傳送", "Send"],
  attach: ["附件", "附件", "Attach"],
  attachFile: ["照片或文件…", "照片或檔案…", "Photo or file…"],
  samplePhoto: ["示例照片", "範例照片", "Sample photo"],
  sampleVoice: ["语音示例", "語音範例", "Sample voice message"],
  sampleFile: ["示例文件", "範例檔案", "Sample document"],
  myLocation: ["我的位置", "我的位置", "My location"],
  myContact: ["我的电话", "我的電話", "My phone number"],
  commands: ["命令菜单", "指令選單", "Commands"],
  keyboard: ["机器人键盘", "機器人鍵盤", "Bot keyboard"],
  ideas: ["可以这样说", "可以這樣說", "Things to say"],
  cancel: ["取消", "取消", "Cancel"],
  remove: ["移除", "移除", "Remove"],
  replyTo: ["回复 {name}", "回覆 {name}", "Reply to {name}"],
  reply: ["回复", "回覆", "Reply"],
  editing: ["编辑消息", "編輯訊息", "Edit message"],
  edit: ["编辑", "編輯", "Edit"],
  copy: ["复制文字", "複製文字", "Copy text"],
  copied: ["已复制", "已複製", "Copied"],
  react: ["回应", "回應", "React"],
  more: ["更多", "更多", "More"],
  block: ["停用机器人", "封鎖機器人", "Block the bot"],
  unblock: ["重新启用机器人", "解除封鎖", "Unblock the bot"],
  ok: ["好", "好", "OK"],
  you: ["我", "我", "You"],
  bot: ["机器人", "機器人", "bot"],
  members: ["{n} 位成员", "{n} 位成員", "{n} members"],
  typing: ["正在输入", "正在輸入", "typing"],
  edited: ["已编辑", "已編輯", "edited"],
  forwarded: ["转发自 {name}", "轉寄自 {name}", "Forwarded from {name}"],
  pinned: ["置顶消息", "置頂訊息", "Pinned message"],
  start: ["开始", "開始", "START"],
  introTitle: ["你好，这里是物业前台", "你好，這裡是物業前台", "Hello, this is the front desk"],
  intro: [
    "报修、投诉、问事、求助，随时说。点「开始」，或者直接发一句话。",
    "報修、投訴、查詢、求助，隨時說。按「開始」，或者直接發一句話。",
    "Repairs, complaints, questions, help: at any hour. Press START, or simply say what is wrong.",
  ],
  emptyGroup: ["还没有消息", "還沒有訊息", "No messages yet"],
  all: ["全部", "全部", "All"],
  unread: ["{n} 条未读", "{n} 則未讀", "{n} unread"],
  toEnd: ["到最新消息", "到最新訊息", "To the latest message"],
  earlier: ["更早的消息", "更早的訊息", "Earlier messages"],
  today: ["今天", "今天", "Today"],
  yesterday: ["昨天", "昨天", "Yesterday"],
  photo: ["照片", "照片", "Photo"],
  voice: ["语音消息", "語音訊息", "Voice message"],
  document: ["文件", "檔案", "Document"],
  location: ["位置", "位置", "Location"],
  contact: ["联系人", "聯絡人", "Contact"],
  sticker: ["贴纸", "貼圖", "Sticker"],
  video: ["视频", "影片", "Video"],
  audio: ["音频", "音訊", "Audio"],
  poll: ["投票", "投票", "Poll"],
  message: ["消息", "訊息", "Message"],
  joined: ["{name} 加入了群组", "{name} 加入了群組", "{name} joined the group"],
  left: ["{name} 离开了群组", "{name} 離開了群組", "{name} left the group"],
  topicMade: ["新话题「{name}」", "新話題「{name}」", "Topic “{name}” created"],
  topicNamed: ["话题改名为「{name}」", "話題改名為「{name}」", "Topic renamed “{name}”"],
  topicClosed: ["话题已关闭", "話題已關閉", "Topic closed"],
  topicOpen: ["话题已重新打开", "話題已重新開啟", "Topic reopened"],
  titled: ["群名改为「{name}」", "群名改為「{name}」", "Group renamed “{name}”"],
  grouped: ["群组已建立", "群組已建立", "Group created"],
  didPin: ["{name} 置顶了一条消息", "{name} 置頂了一則訊息", "{name} pinned a message"],
  service: ["群组有变动", "群組有變動", "The group has changed"],
  failed: ["没有成功：{why}", "沒有成功：{why}", "That did not work: {why}"],
};

const ROLES = {
  resident: ["业户", "業戶", "resident"],
  staff: ["物业人员", "物業人員", "staff"],
  dispatcher: ["前台调度", "前台調度", "dispatcher"],
  engineer: ["维修师傅", "維修師傅", "engineer"],
  supervisor: ["主管", "主管", "supervisor"],
  manager: ["管理处经理", "管理處經理", "manager"],
  duty: ["值班", "值班", "on duty"],
  finance: ["财务", "財務", "finance"],
  security: ["秩序维护", "保安", "security"],
  committee: ["业委会", "業委會", "committee"],
  gm: ["总经理", "總經理", "general manager"],
};

const IDEAS = [
  ["水管爆了，水漫到走廊了", "厨房水龙头一直滴水", "楼上半夜装修，太吵了", "物业费怎么交？"],
  ["電梯停了，有人被困在裡面", "廚房水龍頭一直滴水", "樓上半夜裝修，太吵了", "管理費怎麼繳？"],
  [
    "There is a smell of gas in the kitchen",
    "The kitchen tap keeps dripping",
    "The neighbours upstairs are drilling at midnight",
    "How do I pay the management fee?",
  ],
];

export const LANGUAGES = [
  { code: "zh-Hans", label: "中" },
  { code: "zh-Hant", label: "繁" },
  { code: "en", label: "EN" },
];

/** Which column of the tables above a language tag reads. */
function column(code = "") {
  if (/^zh.*(hant|tw|hk|mo)/i.test(code)) return 1;
  return /^zh/i.test(code) ? 0 : 2;
}

export const page = { language: LANGUAGES[column(navigator.language)].code };

const fill = (text, facts) => text.replace(/\{(\w+)\}/g, (_, key) => facts[key] ?? "");

export const t = (key, facts = {}) => fill(WORDS[key][column(page.language)], facts);
export const role = (code) => ROLES[code]?.[column(page.language)] ?? code ?? "";
export const ideas = (code) => IDEAS[column(code)];
