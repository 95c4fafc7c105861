import "server-only";
import { publicCity } from "@/lib/portal/queries";
import { publicCategories, publicStandards } from "./standards";

/** How long something may take. Where no law or notice says so, `sample` says whose figure it is. */
export type PublicStandard = { key: string; days: number; dayKind: "natural" | "working"; clause: string | null; sample: string | null };

/** What somebody may bring; `narrow` is seen only by those entrusted with it (L27, R20). */
export type PublicCategory = { code: string; name: string; nameEn: string; track: "rights" | "care" | "counselling"; narrow: boolean };

export type PublicRightsGuide = {
  hotline: { number: string; hours: string | null } | null;
  office: { name: string | null; address: string | null };
  standards: readonly PublicStandard[];
  categories: readonly PublicCategory[];
};

/** What the start page says before anybody types a word. */
export async function publicRightsGuide(): Promise<PublicRightsGuide> {
  const [city, standards, categories] = await Promise.all([publicCity(), publicStandards(), publicCategories()]);
  return {
    hotline: city?.hotline === undefined ? null : { number: city.hotline, hours: city.hours ?? null },
    office: { name: city?.department ?? null, address: city?.address ?? null },
    standards,
    categories,
  };
}
