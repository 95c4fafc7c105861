import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Audience } from "@/lib/server/admit";
import { frameWords } from "@/lib/text/rights/frame";
import { readLanguage } from "../../language";

export const audience = "everyone" satisfies Audience;

export async function generateMetadata(): Promise<Metadata> {
  return { title: frameWords[await readLanguage()].missing.title };
}

/** An address of no page is missed in this frame, in the language chosen: the root would say it in Chinese, with the whole menu around it. */
export default function MissingRightsPage() {
  notFound();
}
