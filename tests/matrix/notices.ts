// Notices of the enterprise's application, and objections to them: everybody tries each command where the act itself refuses it last.
import { type City, oddly } from "./city";
import { type Fields, nobodysId } from "./http";
import type { Matrix } from "./matrix";

type Steps = {
  returned: () => Promise<unknown>;
  refused: () => Promise<unknown>;
  shown: (when: string) => Promise<unknown>;
  passed: () => Promise<unknown>;
};

export function openNotices(city: City, { command, page }: Pick<Matrix, "command" | "page">) {
  const { really, one, sql, today } = city;
  const roundId = city.rounds.federation;
  const words: Fields = {
    ...{ roundId, title: oddly("公示"), body: oddly("现予公示"), basis: oddly("办法"), contactPhone: "66550101" },
    ...{ namesShown: "on", personalBasis: oddly("本人同意") },
  };
  const said: Fields = { comment: oddly("理由"), toldOn: today };
  const idIn = (to: string | null) => to?.split("/")[3] ?? "";
  let calls = 0;

  const draft = async (id: string) => idIn((await really("staff", "notices.draftNotice", { ...words, applicationIds: id })).to);
  const publish = async (id: string) => {
    const noticeId = await draft(id);
    await really("leader", "notices.releaseNotice", { noticeId });
    return noticeId;
  };
  const itemOf = (noticeId: string) => one(`SELECT id FROM "NoticeItem" WHERE "noticeId" = $1`, noticeId);
  const objection = async (noticeId: string): Promise<Fields> => ({
    ...{ noticeId, itemId: await itemOf(noticeId), mode: "confidential", name: oddly("甲"), phone: String(19_700_000_000 + (calls += 1)) },
    text: oddly("场地不实"),
  });
  const object = async (noticeId: string) => {
    const { to } = await really("visitor", "notices.submitObjection", await objection(noticeId));
    const receipt = to?.split("/").at(-1) ?? "";
    return { receipt, address: to ?? "", objectionId: receipt.slice(0, 36) };
  };
  /** Ten minutes pass for one objection, in which it could be taken back. */
  const settle = (objectionId: string) =>
    sql(`BEGIN; SET LOCAL session_replication_role = replica; UPDATE "Objection" SET "receivedAt" = "receivedAt" - interval '10 minutes'
      WHERE id = '${objectionId}'; COMMIT`);
  const answer = async (objectionId: string, how: string) => {
    await settle(objectionId);
    await really("staff", "notices.acceptObjection", { objectionId });
    await really("staff", `notices.${how}Objection`, { objectionId, ...said });
  };
  /** Thirty days pass for one notice alone; frozen as it is, past its triggers. */
  const end = (noticeId: string) =>
    sql(`BEGIN; SET LOCAL session_replication_role = replica; UPDATE "PublicNotice" SET "publishedAt" = "publishedAt" - interval '30 days',
      "endsAt" = "endsAt" - interval '30 days', "firstDay" = "firstDay" - 30, "lastDay" = "lastDay" - 30 WHERE id = '${noticeId}'; COMMIT`);

  async function until(id: string, steps: Steps): Promise<void> {
    const plain: Fields = { roundId, title: "公示", body: "公示", basis: "办法", contactPhone: "66550101", applicationIds: nobodysId };
    await command("notices.draftNotice", "of what does not wait", plain, { after: ["applicationIds notChoice"] });
    await page("/city/notices/new", "where somebody waits", `/city/notices/new?round=${roundId}`);
    const first = await draft(id);
    await page("/city/notices/[id]", "a draft", `/city/notices/${first}`);
    await page("/notices/[id]", "a draft", `/notices/${first}`, false);
    await really("leader", "notices.discardNotice", { noticeId: first, comment: oddly("有错字") });
    const ended = { noticeId: first };
    await command("notices.releaseNotice", "thrown away", ended);
    await command("notices.discardNotice", "thrown away", { ...ended, comment: "理由" });
    await command("notices.withdrawNotice", "thrown away", { ...ended, comment: "理由" });

    const hanging = await publish(id);
    await page("/city/notices/[id]", "that hangs", `/city/notices/${hanging}`);
    await page("/notices/[id]", "that hangs", `/notices/${hanging}`, false);
    await page("/notices/[id]/objection", "that hangs", `/notices/${hanging}/objection`, false);
    await command(
      "notices.submitObjection",
      "to a criterion that is none",
      { ...(await objection(hanging)), name: "甲", text: "不实", criterionKey: "nothing" },
      { after: ["criterionKey notChoice"] },
    );
    const { receipt, address, objectionId } = await object(hanging);
    await page("/notices/[id]/objection/[receipt]", "by its receipt", address, false);
    await page("/city/objections/[id]", "received", `/city/objections/${objectionId}`);
    await steps.shown("held by an objection");
    await command("notices.revealObjector", "", { objectionId, purpose: "askMore" }, { changes: true });
    await really("staff", "notices.revealObjector", { objectionId, purpose: "askMore" });
    await really("visitor", "notices.revokeObjection", { receipt });
    await command("notices.revokeObjection", "taken back", { receipt });
    await command("notices.acceptObjection", "taken back", { objectionId });
    for (const how of ["decline", "uphold", "dismiss"])
      await command(`notices.${how}Objection`, "taken back", { objectionId, comment: "理由", toldOn: today });

    await answer((await object(hanging)).objectionId, "uphold");
    await steps.returned();
    await answer((await object(await publish(id))).objectionId, "uphold");
    await steps.refused();
    const last = await publish(id);
    const { objectionId: declined } = await object(last);
    await settle(declined);
    await really("staff", "notices.declineObjection", { objectionId: declined, ...said });
    await answer((await object(last)).objectionId, "dismiss");
    await end(last);
    await steps.passed();
    await really("staff", "notices.withdrawNotice", { noticeId: last, comment: oddly("有错字") });
    await page("/notices/[id]", "withdrawn", `/notices/${last}`, false);
  }

  return { until };
}
