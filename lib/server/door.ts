import "server-only";
import { cookies } from "next/headers";
import { giveTicket, readDoorCode, readTicket } from "./admission";
import { readNow } from "./clock";
import { db } from "./db";
import { readEnv } from "./env";
import { readPass, sealPass } from "./passes";

// What a browser holds that scanned the code by the door: a ticket for ten minutes, in no address and in no form. And one that said how it
// was: that it did so just now, and may take it back.

const name = "door";
const ratedName = "rated";
const place = () => ({
  ...{ httpOnly: true, sameSite: "lax" as const, path: "/activities" },
  secure: readEnv().publicOrigin.startsWith("https:"),
});

/** The code is exchanged for a ticket; false: it is one that no longer holds. */
export async function holdTicket(code: string): Promise<boolean> {
  const now = await readNow(db());
  const sessionId = readDoorCode(code, now);
  if (sessionId === null) return false;
  (await cookies()).set(name, giveTicket(sessionId, now), { ...place(), maxAge: 600 });
  return true;
}

/** Goes with the form; a post cannot say otherwise. */
export const besideTicket = async (): Promise<{ ticket: string }> => ({ ticket: (await cookies()).get(name)?.value ?? "" });

/** For which session this browser holds a ticket. */
export async function ticketSession(): Promise<string | null> {
  const { ticket } = await besideTicket();
  return ticket === "" ? null : (readTicket(ticket, await readNow(db()))?.sessionId ?? null);
}

/** That this browser rated by this receipt, and until when it may take it back: kept nowhere else, so that no hour stands beside a rating. */
export async function holdRated(receipt: string, until: string): Promise<void> {
  (await cookies()).set(ratedName, sealPass("activity rated", { receipt, until }, new Date(until)), { ...place(), maxAge: 600 });
}

/** Goes with the form; empty where it is over, or another browser's. */
export async function besideRated(): Promise<{ receipt: string; until: string }> {
  const pass = (await cookies()).get(ratedName)?.value;
  const held = pass === undefined ? null : readPass("activity rated", pass, await readNow(db()));
  return { receipt: held?.receipt ?? "", until: held?.until ?? "" };
}
