import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { readCity } from "@/app/city";
import { SiteShell } from "@/components/shell/site";
import { parseView, viewCookie } from "@/lib/kernel/view";

export default async function SiteLayout({ children }: { children: ReactNode }) {
  const view = parseView((await cookies()).get(viewCookie)?.value);
  return (
    <SiteShell city={await readCity()} view={view}>
      {children}
    </SiteShell>
  );
}
