import { cookies } from "next/headers";
import { formatView, ownPath, parseView, viewCookie } from "@/lib/kernel/view";

/** The elder and contrast switches. A plain form posts here, with or without script, and comes back to its page. */
export async function POST(request: Request) {
  const data = await request.formData().catch(() => null);
  if (!data) return new Response(null, { status: 400 });
  const jar = await cookies();
  const view = parseView(jar.get(viewCookie)?.value);
  for (const name of ["elder", "high"] as const) {
    const wish = data.get(name);
    if (wish === "on" || wish === "off") view[name] = wish === "on";
  }
  const value = formatView(view);
  if (value) jar.set(viewCookie, value, { path: "/", maxAge: 365 * 24 * 3600, sameSite: "lax", httpOnly: true });
  else jar.delete(viewCookie);
  // A path, not an address: behind a proxy this server does not know the name it is called by.
  return new Response(null, { status: 303, headers: { Location: ownPath(data.get("back")) } });
}
