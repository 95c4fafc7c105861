import "server-only";
import type { Calendar } from "@/lib/kernel/dates";
import type { Letter } from "@/lib/server/mail";
import { zh } from "@/lib/text/messages";
import { type MessageEvent, messageEvents, messageParams } from "./schema";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (c) => escapes[c] ?? c);

/** A letter: what happened, and where to look. What it is about is read in the portal, after signing in. */
export function composeLetter(
  template: string,
  params: unknown,
  to: { name: string; address: string },
  { origin, association, key, calendar }: { origin: string; association: string; key: string; calendar: Calendar },
): Letter | null {
  const event: MessageEvent | undefined = messageEvents.find((name) => name === template);
  if (!event) return null;
  const facts = messageParams.parse(params);
  const address = `${origin}/my/messages`;
  const lines = [zh.mail.greeting(to.name), zh.title(event, facts), ...zh.details(event, facts, calendar), zh.mail.look];
  const close = [zh.mail.automatic, zh.mail.optOut, association];
  return {
    to,
    key,
    subject: zh.mail.subject(zh.title(event, facts)),
    text: [...lines, address, "", ...close].join("\n"),
    html: `<!doctype html><html lang="zh-CN"><body>${lines.map((line) => `<p>${escaped(line)}</p>`).join("")}<p><a href="${escaped(address)}">${escaped(address)}</a></p><hr>${close.map((line) => `<p><small>${escaped(line)}</small></p>`).join("")}</body></html>`,
  };
}
