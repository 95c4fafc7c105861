import { cookies } from "next/headers";
import { languageCookie, parseLanguage } from "@/lib/kernel/language";
import { ownPath } from "@/lib/kernel/view";

/** A plain form posts here, with or without script, and comes back to its page. */
export async function POST(request: Request) {
  const data = await request.formData().catch(() => null);
  if (!data) return new Response(null, { status: 400 });
  const jar = await cookies();
  const language = parseLanguage(data.get("language"));
  if (language === "en") jar.set(languageCookie, language, { path: "/", maxAge: 365 * 24 * 3600, sameSite: "lax", httpOnly: true });
  else jar.delete(languageCookie);
  return new Response(null, { status: 303, headers: { Location: ownPath(data.get("back")) } });
}
