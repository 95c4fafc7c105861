import type { Metadata } from "next";
import { type AskedKind, SearchView } from "@/components/search/search";
import { pageKey, wordIn } from "@/lib/kernel/paging";
import { publicSearch } from "@/lib/search/queries/public";
import { readWords } from "@/lib/search/rules";
import { searchKinds } from "@/lib/search/schema";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/search";

export const audience = "everyone" satisfies Audience;

export async function generateMetadata({ searchParams }: PageProps<"/search">): Promise<Metadata> {
  const typed = wordIn((await searchParams).q, 60);
  return { title: typed === "" ? zh.title : zh.titleOf(typed), robots: { index: false } };
}

export default async function SearchPage({ searchParams }: PageProps<"/search">) {
  const query = await searchParams;
  const typed = wordIn(query.q, 60);
  const words = readWords(typed);
  const kinds: readonly AskedKind[] = [...searchKinds, "help"];
  const kind = kinds.find((known) => known === query.kind) ?? null;
  const found = kind === "help" ? [] : await publicSearch(words, kind, kind === null ? null : pageKey(query.after));
  return <SearchView typed={typed} words={words} kind={kind} found={found} />;
}
