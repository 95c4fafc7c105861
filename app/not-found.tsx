import type { Metadata } from "next";
import { cookies } from "next/headers";
import { readCity } from "@/app/city";
import { Missing } from "@/components/shell/missing";
import { SiteShell } from "@/components/shell/site";
import { parseView, viewCookie } from "@/lib/kernel/view";
import { zh } from "@/lib/text/shell";

export const metadata: Metadata = { title: zh.notFound.title };

/** For an address of no page at all. A page that finds nothing stands in its shell already: see not-found.tsx of each group. */
export default async function NotFound() {
  const view = parseView((await cookies()).get(viewCookie)?.value);
  const city = await readCity();
  return (
    <SiteShell city={city} view={view}>
      <Missing city={city} />
    </SiteShell>
  );
}
