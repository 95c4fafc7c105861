import type { Metadata } from "next";
import { connection } from "next/server";
import { readCity } from "@/app/city";
import { HelpView } from "@/components/help/help";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/help/words";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function HelpPage() {
  // without a parameter or a cookie of its own the page would be drawn at build time, where there is no database
  await connection();
  return <HelpView city={await readCity()} />;
}
