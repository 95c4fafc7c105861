// How the demonstration city acts: through the commands alone, at days before the loading.
import { signIn } from "@/lib/accounts/commands/session";
import type { Actor } from "@/lib/kernel/access";
import type { Outcome } from "@/lib/kernel/outcome";
import { type SchemeDocument } from "@/lib/schemes/schema/document";
import { readNow } from "@/lib/server/clock";
import { type Command, runCommand } from "@/lib/server/command";
import { db } from "@/lib/server/db";
import { actorOf } from "@/lib/server/session";
import { accounts, demoPassword, scientist } from "../accounts";

function must<V>(outcome: Outcome<V>): V {
  if (!outcome.ok) throw new Error(`the demonstration city: ${JSON.stringify(outcome.problem)}`);
  return outcome.value;
}
export const act = async <I, R, V>(command: Command<I, R, V>, actor: Actor, input: unknown): Promise<V> =>
  must(await runCommand(command, actor, input));

/** Between the machine's time and what is today in the city, and between the machine's time and the act that is played. */
let today = 0;
let shift = 0;
async function setShift(to: number): Promise<void> {
  shift = to;
  const value = { shift };
  await db().setting.upsert({ where: { key: "clock" }, create: { key: "clock", value }, update: { value } });
}
/** Puts the demonstration's clock so many days before its today. */
export const daysBefore = (days: number): Promise<void> => setShift(today - days * 86_400_000);
export const minutesLater = (minutes: number): Promise<void> => setShift(shift + minutes * 60_000);

/** What today is: the machine's, or the day that was asked for. */
export async function setToday(clock: Date | null): Promise<void> {
  today = clock === null ? 0 : clock.getTime() - (await readNow(db())).getTime();
}
/** The city's own clock from here on. */
export async function backToToday(): Promise<void> {
  if (today === 0) await db().setting.delete({ where: { key: "clock" } });
  else await setShift(today);
}

export async function as(phone: string): Promise<Actor> {
  const entered = await act(signIn, { kind: "visitor" }, { phone, password: demoPassword });
  if (!entered.ok) throw new Error(`the demonstration account ${phone} cannot sign in`);
  return actorOf(entered.token);
}
export const actorNamed = (note: string) => as([...accounts, scientist].find((a) => a.note === note)?.phone ?? "");

export const ids = new Map<string, string>();
export const idOf = (key: string): string => {
  const id = ids.get(key);
  if (!id) throw new Error(`no organization ${key}`);
  return id;
};

export const rounds = new Map<string, { roundId: string; document: SchemeDocument }>();
