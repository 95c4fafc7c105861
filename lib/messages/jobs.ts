import "server-only";
import { publicCalendar } from "@/lib/calendar/queries";
import { publicCity } from "@/lib/portal/queries";
import { runCommand } from "@/lib/server/command";
import { readEnv } from "@/lib/server/env";
import type { JobHandlers } from "@/lib/server/jobs";
import { mailIsOn, sendMail } from "@/lib/server/mail";
import { claimLetter, releaseLetter, wakeLetters } from "@/lib/server/outbox";
import { noteLetter } from "./commands";
import { composeLetter } from "./documents";

/** Two days of quarters of an hour. */
const triesBeforeGivingUp = 200;

type Fault = { code?: string; responseCode?: number };
/** The server's words repeat the address; its codes do not. */
const codeOf = (error: unknown): string => {
  const { code, responseCode } = (error ?? {}) as Fault;
  return [code ?? "unknown", responseCode].filter((part) => part !== undefined).join(" ");
};
/** The server said no for good: another try would be told the same. */
const isFinal = (error: unknown): boolean => ((error as Fault | null)?.responseCode ?? 0) >= 550 && (error as Fault).code === "EENVELOPE";

async function note(outboxId: string, outcome: "sent" | "failed"): Promise<void> {
  const noted = await runCommand(noteLetter, { kind: "system", job: "sendLetter" }, { outboxId, outcome });
  if (!noted.ok && noted.problem.kind !== "conflict") throw new Error(`the letter's end was not noted: ${noted.problem.kind}`);
}

/** Claimed by one, sent, noted. A server that is away gets it later, with a growing pause. */
const sendLetter: JobHandlers["sendLetter"] = async ({ outboxId }) => {
  if (!mailIsOn()) return;
  const claimed = await claimLetter(outboxId);
  if (!claimed) return;
  const { address, name, dedupeKey: key } = claimed;
  const [city, calendar] = await Promise.all([publicCity(), publicCalendar()]);
  const from = { origin: readEnv().publicOrigin, association: city?.association ?? "", key, calendar };
  const letter = address === null ? null : composeLetter(claimed.template, claimed.params, { name, address }, from);
  if (!letter) return note(outboxId, "failed");
  try {
    await sendMail(letter);
  } catch (error) {
    if (isFinal(error) || claimed.attempts >= triesBeforeGivingUp) return note(outboxId, "failed");
    await releaseLetter(outboxId, codeOf(error));
    throw new Error(`mail: ${codeOf(error)}`);
  }
  await note(outboxId, "sent");
};

const sweepOutbox: JobHandlers["sweepOutbox"] = async () => {
  if (mailIsOn()) await wakeLetters();
};

export const messageJobs = { sendLetter, sweepOutbox } satisfies Partial<JobHandlers>;
