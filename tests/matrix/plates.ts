// Tables of plates from before: sent by the office, and everybody tries to bring one in that has a wrong line.
import { oldPlate, plateTable } from "../support/tables";
import type { City } from "./city";
import type { Matrix } from "./matrix";

export async function tryPlates(city: City, { command, page }: Matrix): Promise<void> {
  const { clients, mark, really } = city;
  const holder = `矩阵${mark}药业有限公司`;

  /** The table of one line, as the page's own form sends it; answers the id of its import. */
  async function sent(name: string, more: Parameters<typeof oldPlate>[1]): Promise<string> {
    const bytes = new Uint8Array(await plateTable([oldPlate(`矩阵${mark}${name}`, { holder, ...more })]));
    const parts = [{ name: "table", file: "牌匾.xlsx", type: "application/octet-stream", bytes }];
    const { headers } = await clients.staff.post("/api/plaques/import", parts);
    const id = /^\/city\/plaques\/import\/([0-9a-f-]{36})$/.exec(headers.get("location") ?? "")?.[1];
    if (id === undefined) throw new Error(`the table was not taken: ${headers.get("location")}`);
    return id;
  }

  const bad = await sent("一", { holder: "没有这个单位" });
  await page("/city/plaques/import/[id]", "with a wrong line", `/city/plaques/import/${bad}`);
  await command("imports.confirm", "with a wrong line", { importId: bad });
  await really("staff", "imports.confirm", { importId: await sent("二", {}) });
}
