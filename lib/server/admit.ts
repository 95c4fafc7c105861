import "server-only";
import type { Route } from "next";
import { notFound, redirect } from "next/navigation";
import { type Actor, holderOf, type Role } from "@/lib/kernel/access";
import { readActor } from "./session";

/** Whom a page is for, declared beside it. What of it they see is decided by the grants, row by row. */
export type Audience = "everyone" | "signedIn" | readonly Role[];
export type PersonActor = Extract<Actor, { kind: "person" }>;

/** The person a page is for; visitors are led to sign in and back, others find nothing here. */
export async function admit(audience: Exclude<Audience, "everyone">, path: string): Promise<PersonActor> {
  const actor = await readActor();
  if (actor.kind !== "person") redirect(`/sign-in?next=${encodeURIComponent(path)}` as Route);
  if (audience !== "signedIn" && !audience.some((role) => role === holderOf(actor))) notFound();
  return actor;
}

/** The signed-in person, for routes that answer visitors themselves. */
export async function signedIn(): Promise<PersonActor | null> {
  const actor = await readActor();
  return actor.kind === "person" ? actor : null;
}
