import type { Metadata } from "next";
import { NoticesView } from "@/components/notices/list";
import { pageKey } from "@/lib/kernel/paging";
import { publicNotices } from "@/lib/notices/queries/public";
import { readNoticeFilter } from "@/lib/notices/rules";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/notices";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.title };

export default async function NoticesPage({ searchParams }: PageProps<"/notices">) {
  const query = await searchParams;
  const filter = readNoticeFilter(query);
  return <NoticesView {...(await publicNotices(filter, pageKey(query.after)))} filter={filter} />;
}
