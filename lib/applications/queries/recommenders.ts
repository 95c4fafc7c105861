import "server-only";
import type { Reader } from "@/lib/server/db";
import type { ApplicationCase } from "./facts";

/** Who may recommend this applicant: the nearest above it, or any of the kinds the scheme names. Never the applicant itself. */
export async function listRecommenders(reader: Reader, { row, document }: ApplicationCase): Promise<{ id: string; name: string }[]> {
  const { from, organizationKinds } = document.recommenders;
  const above = row.applicant.path.split("/").filter(Boolean).slice(0, -1);
  const found = await reader.organization.findMany({
    where: {
      status: "active",
      kindCode: { in: organizationKinds },
      kind: { mayRecommend: true },
      id: from === "above" ? { in: above } : { not: row.applicant.id },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, path: true },
  });
  if (from === "any") return found.map(({ id, name }) => ({ id, name }));
  const nearest = found.toSorted((a, b) => b.path.length - a.path.length)[0];
  return nearest ? [{ id: nearest.id, name: nearest.name }] : [];
}
