import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { NoticeView } from "@/components/notices/notice";
import { isId } from "@/lib/kernel/paging";
import { publicNotice } from "@/lib/notices/queries/public";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/notices";

export const audience = "everyone" satisfies Audience;

const read = cache(async (id: string) => (isId(id) ? publicNotice(id) : null));

export async function generateMetadata({ params }: PageProps<"/notices/[id]">): Promise<Metadata> {
  const notice = await read((await params).id);
  return { title: notice?.title ?? zh.title };
}

export default async function NoticePage({ params }: PageProps<"/notices/[id]">) {
  const notice = await read((await params).id);
  if (!notice) notFound();
  return <NoticeView notice={notice} />;
}
