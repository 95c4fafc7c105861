import "server-only";
import { cookies } from "next/headers";
import { giveTicket, readDoorCode, readTicket } from "./admission";
import { readNow } from "./clock";
import { db } from "./db";
import { readEnv } from "./env";

// What a browser holds that scanned the code by the door: a ticket for ten minutes, in no address and in no form.

const name = "door";

/** The code is exchanged for a ticket; false: it is one that no longer holds. */
export async function holdTicket(code: string): Promise<boolean> {
  const now = await readNow(db());
  const sessionId = readDoorCode(code, now);
  if (sessionId === null) return false;
  (await cookies()).set(name, giveTicket(sessionId, now), {
    httpOnly: true,
    sameSite: "lax",
    secure: readEnv().publicOrigin.startsWith("https:"),
    path: "/activities",
    maxAge: 600,
  });
  return true;
}

/** Goes with the form; a post cannot say otherwise. */
export const besideTicket = async (): Promise<{ ticket: string }> => ({ ticket: (await cookies()).get(name)?.value ?? "" });

/** For which session this browser holds a ticket. */
export async function ticketSession(): Promise<string | null> {
  const { ticket } = await besideTicket();
  return ticket === "" ? null : (readTicket(ticket, await readNow(db()))?.sessionId ?? null);
}
