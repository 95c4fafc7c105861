import type { Use } from "@/lib/evidence/queries";
import { zh } from "@/lib/text/evidence";

/** What a record serves, in words. */
export const placeOf = ({ application, home }: Use): string =>
  application ? zh.pick.ofApplication(application.number, application.round.name) : zh.pick.ofHome(home?.name ?? "");
