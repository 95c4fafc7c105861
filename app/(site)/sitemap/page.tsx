import type { Metadata } from "next";
import { connection } from "next/server";
import { SitemapView } from "@/components/portal/sitemap";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/shell";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.sitemap.title };

export default async function SitemapPage() {
  // without a parameter or a cookie of its own the page would be drawn at build time, where there is no database
  await connection();
  return <SitemapView />;
}
