import { notFound } from "next/navigation";
import type { Audience } from "@/lib/server/admit";

export const audience = "everyone" satisfies Audience;

/** An address of no page is missed in this frame, in the language chosen: the root would say it in Chinese, with the whole menu around it. */
export default function MissingRightsPage() {
  notFound();
}
