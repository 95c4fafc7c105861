import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { readCity } from "@/app/city";
import { RightsFrame } from "@/components/rights/frame";
import { languageCookie, parseLanguage } from "@/lib/kernel/language";
import { parseView, viewCookie } from "@/lib/kernel/view";

export default async function RightsLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  return (
    <RightsFrame lang={parseLanguage(jar.get(languageCookie)?.value)} city={await readCity()} view={parseView(jar.get(viewCookie)?.value)}>
      {children}
    </RightsFrame>
  );
}
