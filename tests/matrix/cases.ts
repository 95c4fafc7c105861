// Rights cases of the matrix' own: filed over HTTP by nobody in particular, and given to the matrix' department, because the desk of the
// city they are filed in is another.
import { type City, oddly } from "./city";
import type { Client, Fields } from "./http";

export type Case = { id: string; number: string; code: string; client: Client };
export type Cases = Awaited<ReturnType<typeof openCases>>;

/** One case at a body outside: its claimant and that body are the columns of those who have no account. */
export async function openCases(city: City) {
  const { really, sql, one, stranger, ids, mark } = city;
  const firm = await one(`SELECT name FROM "Organization" WHERE id = $1`, ids.firm);

  const answers = (category: string): Fields[] => [
    { step: "mode", mode: "realName" },
    { step: "category", category },
    { step: "what", what: oddly("加班费没有发") },
    { step: "respondent", respondent: firm, respondentCode: "" },
    { step: "ask", ask: oddly("请补发") },
    { step: "files" },
    { step: "notBy", notBy: "" },
    { step: "who", name: "欧阳", phone: "13900000977", address: "", people: "" },
    { step: "consent", consentHandle: "on" },
  ];

  /** Handed in by the pages, and shown once: number and code. */
  async function file(category = "otherRights"): Promise<Case> {
    const client = stranger();
    await really(client, "rights-cases.beginDraft", { language: "zh" });
    for (const fields of answers(category)) await really(client, "rights-cases.saveDraft", fields);
    await really(client, "rights-cases.submitCase", {});
    const receipt = await (await client.send("/rights/submit/receipt")).text();
    const number = /WQ\d{4}-\d{8}/.exec(receipt)?.[0] ?? "";
    const code = /(?:\d{4} ){4}\d{4}/.exec(receipt)?.[0] ?? "";
    const id = await one(`SELECT id FROM "RightsCase" WHERE number = $1`, number);
    await adopt(id);
    return { id, number, code, client };
  }

  /** The matrix' department has it now. */
  async function adopt(id: string): Promise<void> {
    await sql(`UPDATE "RightsCase" SET "officeId" = $2 WHERE id = $1`, id, ids.department);
    await sql(`UPDATE "WorkItem" SET "organizationId" = $2 WHERE "rightsCaseId" = $1 AND "closedAt" IS NULL`, id, ids.department);
    await settle(id);
  }
  /** The ten minutes pass in which it could be taken back, and nobody is told of it later. */
  const settle = (id: string) =>
    sql(
      `UPDATE "WorkItem" SET "openedAt" = "openedAt" - interval '10 minutes', "toldAt" = "openedAt" - interval '10 minutes'
      WHERE "rightsCaseId" = $1 AND "closedAt" IS NULL`,
      id,
    );

  const seen = async (id: string): Promise<Fields> => ({
    caseId: id,
    revision: String(await one<number>(`SELECT revision FROM "RightsCase" WHERE id = $1`, id)),
  });
  /** An act of an office on the case as it stands. */
  const move = async (who: "staff" | "leader" | "townshipElsewhere", action: string, id: string, more: Fields = {}) =>
    really(who, `rights-cases.${action}`, { ...(await seen(id)), ...more });
  /** The same, where no revision goes with it. */
  const act = (who: "staff" | "leader" | "townshipElsewhere", action: string, id: string, more: Fields = {}) =>
    really(who, `rights-cases.${action}`, { caseId: id, ...more });

  async function partner(name: string): Promise<string> {
    const whole = `矩阵${mark}${name}`;
    await really("staff", "rights-cases.savePartner", {
      partnerId: "",
      name: whole,
      kind: "government",
      remit: "劳动",
      phone: "",
      address: "",
    });
    return one(`SELECT id FROM "Partner" WHERE name = $1`, whole);
  }
  async function consented({ id, client }: Case, partnerId: string): Promise<void> {
    await act("staff", "askConsent", id, { partnerId });
    await really(client, "rights-cases.answerConsent", { partnerId, answer: "give" });
  }
  type Links = { links: { secret: string }[] };
  const secretIn = (value: unknown) => (value as Links).links[0]?.secret ?? "";
  async function enter(secret: string): Promise<Client> {
    const client = stranger();
    await really(client, "rights-cases.enterTransfer", { secret });
    return client;
  }

  const main = await file();
  await move("staff", "linkRespondent", main.id, { organizationId: ids.firm });
  await move("staff", "acceptCase", main.id);
  const body = await partner("劳动监察支队");
  await consented(main, body);
  const { value } = await move("staff", "transferCase", main.id, { partnerIds: body, leadId: "", request: "请依法处理" });
  city.clients.partner = await enter(secretIn(value));
  // Beside its case the same browser holds what it is writing.
  await really(main.client, "rights-cases.beginDraft", {});
  city.clients.claimant = main.client;

  return { main, file, adopt, settle, move, act, partner, consented, secretIn, enter };
}
