// Policies from a draft to a tombstone, and what the city says about itself.
import { type City, oddly } from "./city";
import type { Fields } from "./http";
import type { Matrix } from "./matrix";

export async function tryPolicies(city: City, { command, page }: Matrix): Promise<void> {
  const { really, one, mark, today } = city;
  const words: Fields = {
    ...{ policyId: "", title: oddly("矩阵办法"), number: `矩科协〔${mark}〕1号`, indexNumber: "", numberingBody: oddly("科协") },
    ...{ signingBody: "", publisher: "", signedOn: today, issuedOn: "", effectiveOn: "", publishedOn: "", status: "trial" },
    text: oddly("第一条"),
  };
  // One keeps its number to the end, so that the number stays taken; the other goes its way.
  await really("staff", "policies.draftPolicy", words);
  const { to } = await really("staff", "policies.draftPolicy", { ...words, number: "" });
  const policyId = to?.split("/")[3] ?? "";
  await really("staff", "policies.draftPolicy", { ...words, number: "", policyId });
  await command(
    "policies.draftPolicy",
    "a number that is taken",
    { ...words, title: "另一份", text: "", numberingBody: "" },
    { after: ["number alreadyThere"] },
  );
  await page("/city/policies/[id]", "a draft", `/city/policies/${policyId}`);
  await page("/policies/[id]", "a draft", `/policies/${policyId}`, false);
  await really("leader", "policies.releasePolicy", { policyId });
  await command("policies.releasePolicy", "released already", { policyId });
  await page("/policies/[id]", "released", `/policies/${policyId}`, false);
  await really("leader", "policies.repealPolicy", { policyId, repealedOn: today, comment: oddly("有新的") });
  await command("policies.repealPolicy", "repealed already", { policyId, repealedOn: today, comment: "有新的" });
  await really("leader", "policies.withdrawPolicy", { policyId, comment: oddly("录错") });
  await command("policies.withdrawPolicy", "withdrawn already", { policyId, comment: "录错" });
  await page("/city/policies/[id]", "withdrawn", `/city/policies/${policyId}`);
  await page("/policies/[id]", "withdrawn", `/policies/${policyId}`, false);

  // Read anew each time: another journey may have changed it meanwhile.
  const said = () => one<Fields>(`SELECT "value" - 'name' - 'association' AS value FROM "Setting" WHERE "key" = 'city'`);
  await command("portal.changeCity", "as it is", await said());
  const { department = "" } = await said();
  await really("systemAdmin", "portal.changeCity", { ...(await said()), department: oddly("承办部室") });
  await really("systemAdmin", "portal.changeCity", { ...(await said()), department });
}
