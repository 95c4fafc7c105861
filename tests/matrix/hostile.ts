// What no form of ours sends, sent to every action by somebody who may: each time a problem, and nothing changed.
import type { City } from "./city";
import { asArguments, asParts, type Fields, nobodysId, type Part } from "./http";
import type { Matrix } from "./matrix";

/** Columns of the tables behind the forms, and what would make one somebody else. */
const unlisted: Fields = {
  ...{ id: nobodysId, status: "awarded", number: "1", submittedAt: "2020-01-01", createdById: nobodysId, updatedAt: "2020-01-01" },
  ...{
    applicantOrganizationId: nobodysId,
    recommenderPath: "/",
    grantedById: nobodysId,
    validTo: "",
    actor: "system",
    "subject.inCity": "true",
  },
};
const names: Part[] = [
  "constructor",
  "constructor.prototype",
  "toString",
  "hasOwnProperty.call",
  "",
  ".",
  ".x",
  "x.",
  "a.b.c",
  "__proto__.x.y",
].map((name) => [name, "1"]);
/** NUL, a lone surrogate as bytes that are no UTF-8, and a character that is none. */
const torn = Buffer.concat([Buffer.from("a\0"), Buffer.from([0xed, 0xa0, 0x80, 0xff]), Buffer.from("\ufffe")]);

const twice = `["$K1","$K1"]`;
const argumentLists = ["[]", `[{"status":"idle"},"x"]`, `[null,{"phone":"1"}]`, `[{},${twice}]`, `[{},null,1]`];

type Attempt = { what: string; parts: Part[]; mayPass?: boolean };

/** `parts` are whole arguments; where the input still is one that could be meant, passing is allowed, changing anything is not. */
function attempts(base: Fields): Attempt[] {
  const form = (what: string, parts: readonly Part[], mayPass = false): Attempt => ({ what, parts: asArguments(parts), mayPass });
  const whole = asParts(base);
  const without = (field: string) => asParts(Object.fromEntries(Object.entries(base).filter(([name]) => name !== field)));
  const plain = Object.fromEntries(Object.entries(base).filter(([name]) => !name.includes(".")));
  const first = Object.entries(plain).find(([, value]) => value !== "");
  return [
    form("unlisted columns", [...whole, ...asParts(unlisted)]),
    form("names of what every object has", [...whole, ...names]),
    form("a prototype", [...whole, ["__proto__", "1"], ["__proto__", "2"]]),
    ...(first
      ? [form("nothing", []), form("a field in the prototype", [...without(first[0]), [`__proto__.${first[0]}`, String(first[1])]])]
      : []),
    ...(first
      ? [
          form("every field twice", [...asParts(plain), ...asParts(plain)]),
          form("every field as an object", asParts(Object.fromEntries(Object.entries(plain).map(([name, value]) => [`${name}.x`, value])))),
          form(
            "every field torn",
            Object.keys(plain).map((name): Part => [name, torn]),
            true,
          ),
          form(`${first[0]} torn`, [...without(first[0]), [first[0], torn]], true),
          form(`${first[0]} of a million`, [...without(first[0]), [first[0], "1".repeat(1_000_000)]], true),
        ]
      : []),
    form("torn keys", [...whole, ["idempotencyKey", torn]], true),
    form("keys that are a list of objects", [...whole, ["idempotencyKey", "a"], ["idempotencyKey", "b"], ["idempotencyKey.x", "c"]]),
    ...argumentLists.map((list) => ({
      what: `arguments ${list}`,
      parts: [...whole.map((part): Part => (Array.isArray(part) ? [`_1_${part[0]}`, part[1]] : part)), ["0", list] as Part],
    })),
  ];
}

/** What would have an effect of its own is aimed at nothing. */
const aimed: Record<string, Fields> = {
  "accounts.issueReset": { personId: nobodysId },
  "notices.revealObjector": { objectionId: nobodysId, purpose: "askMore" },
  // Begun with nothing said, which is how it is begun.
  "rights-cases.beginDraft": {},
  // One that is open still would be answered, another case would be led to, a draft would be gone, a word of the city changed.
  "rights-cases.answerData": { caseId: nobodysId, text: "答复" },
  "rights-cases.openSplit": { splitId: nobodysId },
  "rights-cases.discardDraft": {},
  "rights-cases.setCaseAbove": { name: "", address: "" },
  "rights-cases.setKeptYears": { years: "0" },
  "accounts.signOut": {},
  "accounts.signOutEverywhere": {},
};

export async function beHostile(city: City, { tries, faults, unchanged }: Matrix): Promise<number> {
  let count = 0;
  for (const name of city.actions.keys()) {
    const known = tries.get(name);
    const who = known?.who ?? "officer";
    const base = aimed[name] ?? known?.fields(who);
    if (!base) {
      faults.push(`${name} was never tried by anybody who may`);
      continue;
    }
    await unchanged(`${name}, by hostile input,`, async () => {
      const waiting = attempts(base);
      count += waiting.length;
      const work = async () => {
        for (let attempt = waiting.shift(); attempt; attempt = waiting.shift()) {
          const { word, status } = await city.clients[who].actWith(name, attempt.parts);
          const passed = word === "done" || word === "redirect";
          if (word === "broken" || (passed && !attempt.mayPass)) faults.push(`${name}, ${attempt.what}: ${status} ${word}`);
        }
      };
      await Promise.all([work(), work(), work(), work()]);
    });
  }
  return count;
}
