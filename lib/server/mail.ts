import "server-only";
import { createHash } from "node:crypto";
import { createTransport } from "nodemailer";
import { readEnv } from "./env";

export type Letter = {
  to: { name: string; address: string };
  subject: string;
  text: string;
  html: string /** Equal keys, equal Message-ID. */;
  key: string;
};

/** Without a server and a sender there is no mail: messages stay in the portal. */
export const mailIsOn = (): boolean => readEnv().smtp !== null;

/** For the operator, once at the start. */
export const mailNotice = (): string =>
  mailIsOn() ? "" : "No mail is sent: SMTP_URL and MAIL_FROM are not set. Messages are read in the portal.\n";

/** Derived from the event and the person, so that a letter that had to be sent a second time is known for the same one. */
export function messageId(key: string): string {
  const { hostname } = new URL(readEnv().publicOrigin);
  return `<${createHash("sha256").update(key).digest("hex").slice(0, 40)}@${hostname}>`;
}

/** One line: what follows a line break in a header would be a header of its own. */
const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ").trim();

/** Hands one letter to the mail server; throws with a code when it was not taken. */
export async function sendMail(letter: Letter): Promise<void> {
  const { smtp } = readEnv();
  if (smtp === null) throw new Error("mail is off");
  const transport = createTransport({
    url: smtp.url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      from: { name: oneLine(smtp.name), address: smtp.address },
      to: { name: oneLine(letter.to.name), address: letter.to.address },
      subject: oneLine(letter.subject),
      text: letter.text,
      html: letter.html,
      messageId: messageId(letter.key),
      // Machines do not answer it, and holiday notices stay at home.
      headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    });
  } finally {
    transport.close();
  }
}
