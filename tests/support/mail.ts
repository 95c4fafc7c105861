// A mail server of the test's own: what reached it, read the way a mail program reads it.
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";

export type Received = { email: Email; raw: string; recipients: string[] };

export function mailServer() {
  const received: Received[] = [];
  let port = 0;
  let server: SMTPServer | null = null;
  /** Refuses or holds a recipient: the tests' own way to a bad moment. */
  let atRecipient: (address: string, go: (error?: Error) => void) => void = (_, go) => go();

  async function up(): Promise<void> {
    server = new SMTPServer({
      disabledCommands: ["AUTH", "STARTTLS"],
      closeTimeout: 100,
      onRcptTo: ({ address }, _session, callback) => atRecipient(address, callback),
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const raw = Buffer.concat(chunks);
          void PostalMime.parse(raw).then((email) => {
            received.push({ email, raw: raw.toString("utf8"), recipients: session.envelope.rcptTo.map(({ address }) => address) });
            callback();
          });
        });
      },
    });
    server.on("error", () => {});
    await new Promise<void>((resolve) => server?.listen(port, "127.0.0.1", resolve));
    const address = server.server.address();
    if (typeof address === "object" && address !== null) port = address.port;
  }
  const down = () => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));

  return {
    received,
    up,
    down,
    url: () => `smtp://127.0.0.1:${port}`,
    onRecipient: (work: typeof atRecipient) => {
      atRecipient = work;
    },
    to: (address: string) => received.filter(({ recipients }) => recipients.includes(address)),
  };
}
