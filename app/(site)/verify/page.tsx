import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { VerifyFormView } from "@/components/homes/verify";
import { publicPlaqueByNumber } from "@/lib/homes/queries/plaques";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/homes";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.verifyTitle };

export default async function VerifyPage({ searchParams }: PageProps<"/verify">) {
  const { number } = await searchParams;
  const asked = typeof number === "string" ? number.trim().slice(0, 80) : "";
  const plaque = asked === "" ? null : await publicPlaqueByNumber(asked);
  if (plaque) redirect(`/verify/${plaque.verifyCode}` as Route);
  return <VerifyFormView asked={asked} unknown={asked !== ""} />;
}
