import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { readCity } from "@/app/city";
import { RightsFrame } from "@/components/rights/frame";
import { parseView, viewCookie } from "@/lib/kernel/view";
import { readLanguage } from "./language";

export default async function RightsLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  return (
    <RightsFrame lang={await readLanguage()} city={await readCity()} view={parseView(jar.get(viewCookie)?.value)}>
      {children}
    </RightsFrame>
  );
}
