// Pure.

export type Contact = { kind: "web" | "mail" | "phone"; text: string; href: string };

/** What a contact leads to; null: to nothing one could follow. */
export function contactOf(written: string): Contact | null {
  const text = written.trim();
  if (/^https?:\/\//i.test(text)) return URL.canParse(text) ? { kind: "web", text, href: new URL(text).href } : null;
  if (/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(text)) return { kind: "mail", text, href: `mailto:${text}` };
  if (/^[0-9][0-9\s()+-]{5,39}$/.test(text)) return { kind: "phone", text, href: `tel:${text.replace(/[^0-9+-]/g, "")}` };
  return null;
}
