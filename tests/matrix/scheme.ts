// A scheme of the matrix' own with every kind of stage, as short as the rules allow.
const sample = "测试用";
const dueDays = { value: { days: 10, dayKind: "natural" }, sample };
const stage = (key: string, kind: string, more: object = {}) => ({
  key,
  kind,
  name: `矩阵${key}`,
  origin: { sample },
  dueDays,
  resubmitTo: "here",
  ...more,
});
const field = (key: string, kind: string, more: object = {}) => ({ key, kind, label: key, required: true, origin: { sample }, ...more });

export const schemeCode = (mark: string) => `matrix${mark}`;

export const schemeJson = (mark: string, more: object = {}): string =>
  JSON.stringify({
    format: 1,
    code: schemeCode(mark),
    name: `矩阵测试办法${mark}`,
    kind: "recognition",
    policy: { title: "矩阵测试办法", number: null, clauseTable: null },
    honour: {
      title: { value: "矩阵测试之家", sample },
      numberPattern: { value: `矩牌${mark}-{year}-{n:03}`, sample },
      validMonths: { value: 36, sample },
      homeLevel: "市级",
      homeCategory: "矩阵",
    },
    applicationNumber: { value: `矩${mark}-{year}-{n:03}`, sample },
    rolling: { value: true, sample },
    returnDays: dueDays,
    hostKinds: [{ key: "unit", name: "企业", origin: { sample }, organizationKinds: ["enterprise"], fields: [], conditions: [] }],
    recommenders: { from: "above", organizationKinds: ["zoneAssociation", "streetAssociation"], origin: { sample } },
    sections: [
      {
        key: "home",
        name: "之家",
        fields: [
          field("homeName", "text", { maxLength: 60 }),
          field("address", "text", { maxLength: 60 }),
          field("hours", "text", { maxLength: 60 }),
          field("phone", "phone"),
        ],
      },
    ],
    standards: {
      name: "一有",
      groups: [
        {
          key: "have",
          name: "一有",
          criteria: [{ kind: "checklist", key: "place", name: "场所", evidence: "optional", origin: { sample } }],
        },
      ],
    },
    scoring: null,
    home: { name: "homeName", address: "address", hours: "hours", phone: "phone", keeper: null },
    stages: [
      stage("self", "selfApproval"),
      stage("recommend", "endorse"),
      stage("papers", "receive", { copies: { value: 1, sample } }),
      stage("review", "formalReview"),
      stage("visit", "siteVisit"),
      stage("decide", "decision"),
      stage("hang", "publicNotice", {
        days: { value: 5, sample },
        dayKind: { value: "working", sample },
        firstDay: { value: "notCounted", sample },
        numberPattern: { value: `矩示${mark}-{year}-{n:03}`, sample },
      }),
      stage("plaque", "award"),
    ],
    ...more,
  });

/** Another of its own, where experts score; with a criterion to give points for. */
export const scoredSchemeJson = (mark: string): string => {
  const points = (value: number) => ({ value, sample });
  return schemeJson(`s${mark}`, {
    standards: {
      name: "一有",
      groups: [
        {
          key: "have",
          name: "一有",
          criteria: [{ kind: "checklist", key: "place", name: "场所", evidence: "optional", origin: { sample } }],
        },
        {
          key: "give",
          name: "一评",
          criteria: [
            { kind: "manual", key: "work", name: "工作", evidence: "optional", origin: { sample }, floor: points(0), cap: points(1000) },
          ],
        },
      ],
    },
    scoring: { total: points(1000), passMark: points(500) },
    stages: [
      stage("self", "selfApproval"),
      stage("recommend", "endorse"),
      stage("panel", "panelScoring", {
        leastSheets: points(3),
        result: { value: "mean", sample },
        dropFrom: { value: null, sample },
        reasonFor: { value: "anyDifference", sample },
      }),
      stage("decide", "decision"),
      stage("plaque", "award"),
    ],
  });
};
