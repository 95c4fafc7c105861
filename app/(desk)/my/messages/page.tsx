import type { Metadata } from "next";
import { MessagesView } from "@/components/messages/messages";
import { publicCalendar } from "@/lib/calendar/queries";
import { pageKey } from "@/lib/kernel/paging";
import { listMessages } from "@/lib/messages/queries";
import { admit, type Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/messages";

export const audience = "signedIn" satisfies Audience;
export const metadata: Metadata = { title: zh.page.title };

export default async function MessagesPage({ searchParams }: PageProps<"/my/messages">) {
  const actor = await admit(audience, "/my/messages");
  const after = pageKey((await searchParams).after);
  const [messages, calendar] = await Promise.all([listMessages(actor, after), publicCalendar()]);
  return <MessagesView {...messages} later={after !== null} calendar={calendar} />;
}
