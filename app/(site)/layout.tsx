import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { SiteShell } from "@/components/shell/site";
import { parseView, viewCookie } from "@/lib/kernel/view";
import { zh } from "@/lib/text/shell";

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const view = parseView((await cookies()).get(viewCookie)?.value);
  return (
    <SiteShell city={zh.city} view={view}>
      {children}
    </SiteShell>
  );
}
