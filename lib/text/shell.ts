/** What a city says about itself in the header and footer. A deployment fills it in; the invented 临江市 stands in until then. */
export type City = {
  name: string;
  portal: string;
  hotline: string;
  hours: string;
  address: string;
  postcode: string;
  icp: string;
  police: string;
  siteCode: string;
  department: string;
  /** Where somebody says what is wrong on this site; empty: by the hotline. */
  corrections: string;
  /** The name drawn as outlines, because Windows has no good Song face; the text stays as its alternative. */
  wordmark?: { src: string; width: number; height: number };
};

const city: City = {
  name: "临江市科学技术协会",
  portal: "科技工作者之家",
  hotline: "6655 0101",
  hours: "工作日 8:30–12:00，14:00–17:30",
  address: "临江市江北街道学府路 18 号科技大楼 6 层",
  postcode: "000000",
  icp: "",
  police: "",
  siteCode: "",
  department: "",
  corrections: "",
  wordmark: { src: "/wordmark.svg", width: 255, height: 36 },
};

export const zh = {
  city,
  skip: "跳到正文",
  description: "科技工作者之家的申报、评审、授牌和核验",
  official: (name: string) => `${name}官方网站`,
  howToTell: "怎样辨认",
  hotline: "维权与服务热线",
  signIn: "登录",
  menu: "菜单",
  mainNav: "主导航",
  nav: {
    home: "首页",
    rights: "我要维权",
    track: "查进度",
    rounds: "申报和推荐",
    homes: "找之家",
    activities: "活动预告",
    verify: "核验牌匾",
    notices: "公示公告",
    policies: "政策文件",
    help: "使用手册",
  },
  search: { label: "全站搜索", hint: "之家、活动、公示", button: "搜索" },
  view: {
    elder: "长辈版",
    high: "高对比",
    elderBar: "长辈版工具",
    readAloud: "朗读",
    readAloudMore: "本页",
    stop: "停止",
    stopMore: "朗读",
    call: "打电话",
    leave: "退出",
    leaveMore: "长辈版",
  },
  footer: {
    postcode: "邮编",
    hotline: "热线",
    services: "办事",
    open: "公开",
    site: "本站",
    about: "关于本站",
    accessibility: "无障碍声明",
    sitemap: "网站地图",
    corrections: "网站找错",
    host: "主办：",
    department: "承办：",
    siteCode: "网站标识码",
  },
  desk: {
    nav: "工作台",
    actingAs: "现在的身份",
    switchTo: "换一个身份",
    password: "修改密码",
    signOut: "退出登录",
    publicSite: "去公开网站",
    messages: "消息",
    unread: " 条未读",
    me: "我的身份和设置",
  },
  notFound: {
    title: "没有这个页面",
    body: "网址可能变了，也可能您没有登录，或者不在您的办理范围内。",
    home: "回首页",
    call: "也可以打电话问：",
  },
  about: {
    title: "关于本站",
    lead: (name: string) => `这里是${name}办理“科技工作者之家”申报、评审、授牌和核验的地方。`,
    doTitle: "在这里可以做什么",
    can: [
      "单位申报建家，随时看办到哪一步、在谁手里、什么时候到期",
      "市、乡镇（街道）科协审核、考察、评审、公示、授牌，每一步都留下记录",
      "任何人都可以找之家、核验牌匾真伪、看公示和政策文件，不用登录",
    ],
    tellTitle: "怎样辨认本站",
    tell: "本站不会打电话或者发短信向您要密码和验证码，办理申报、授牌不收任何费用。拿不准的时候，请直接打热线核实。",
    dataTitle: "您的信息怎样用",
    data: "申报材料只给办理这件事的科协工作人员和评审人员看。公示和牌匾核验页面只公开单位名称、编号、称号和日期等依法应当公开的内容。",
    sampleTitle: "关于“样例”和“本市自定”",
    sample: "上级通知没有写明的数字（例如面积、分数线、天数），页面上标着“样例”或“本市自定”，由市科协确认后生效。",
    correctionsTitle: "网站找错",
    corrections: "发现本站的内容有错、链接打不开、页面用不了，请写明网址和哪里不对，告诉我们。",
    correctionsBy: { web: "在这里填写：", mail: "发邮件：", phone: "打电话：" },
    correctionsByHotline: "请打热线：",
    contactTitle: "联系我们",
  },
  sitemap: {
    title: "网站地图",
    lead: "公开的页面都在这里。办理的页面登录后看得到。",
    main: "首页和搜索",
    home: "首页",
    search: "全站搜索",
    rounds: "申报和办事指南",
    rights: "维权",
    filing: "开始填写",
    homes: "之家和牌匾",
    all: "全部",
    open: "公示和政策",
    account: "账号",
    signIn: "登录",
    register: "注册",
    password: "忘记密码",
    invitation: "填写邀请码",
    site: "本站",
  },
  accessibility: {
    title: "无障碍声明",
    lead: "不论视力、听力、动手能力怎样，用电脑还是手机，都应当能在这里办事。",
    doneTitle: "做了什么",
    done: [
      "按照 WCAG 2.2 AA 级和 GB/T 37668 的要求设计",
      "可以只用键盘操作，焦点始终看得见；页面开头可以直接跳到正文",
      "“长辈版”放大文字和按钮、排成一栏，可以朗读、一键拨打电话；“高对比”只用黑、白和少数深色",
      "放大到 400% 仍然可用；没有弹窗和自己会动的内容",
      "状态同时用图标、文字和边框表示，不只靠颜色",
      "关掉脚本也能搜索、找之家、核验、填写和提交",
      "示意图上的每个地方都能用键盘走到、读屏读出，同样的内容另有一张表",
      "每个身份都有一份使用手册，可以打印",
    ],
    limitsTitle: "还没有做好的",
    limits: [
      "申报单位上传的扫描件可能不能朗读，需要时请打热线，由工作人员读给您听",
      "朗读使用您设备自带的语音，个别设备没有中文语音",
      "还没有请第三方做过无障碍检测，也没有手语和盲文版本",
    ],
    contactTitle: "遇到困难",
    contact: "哪里用不了，请照“网站找错”里写的方式告诉我们，也可以请工作人员当面或者在电话里帮您办。",
    corrections: "去“网站找错”",
  },
};

export type MissingWords = typeof zh.notFound;
