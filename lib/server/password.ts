import "server-only";
import { hash, verify } from "@node-rs/argon2";

// OWASP's second recommendation for argon2id: 19 MiB, two passes, one lane.
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A true hash of a password nobody has: an unknown person costs the same work as a known one. */
const nobody = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$qIHZCJ0EhNKgkYsR2VSxYFYU2vHgdNxWRnGqCOOFAWM";

export const hashPassword = (password: string) => hash(password, options);

export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? nobody, password, options);
  return stored !== null && matches;
}
