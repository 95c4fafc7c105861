// Pages that do not depend on how far an application has come.
import type { City } from "./city";
import type { Matrix } from "./matrix";
import { asParts, nobodysId } from "./http";

export async function tryPages(city: City, { page, route }: Matrix): Promise<void> {
  const { ids, rounds, versionId, draftSchemeId, one } = city;
  const home = await one(`SELECT id FROM "Home" WHERE status = 'open' ORDER BY id LIMIT 1`);
  const code = await one(`SELECT "verifyCode" FROM "Plaque" WHERE status = 'valid' ORDER BY number LIMIT 1`);

  for (const [pattern, when, address] of [
    ["/", "", "/"],
    ["/about", "", "/about"],
    ["/accessibility", "", "/accessibility"],
    ["/homes", "", "/homes"],
    ["/homes/[id]", "open", `/homes/${home}`],
    ["/homes/[id]", "none", `/homes/${nobodysId}`],
    ["/rights", "", "/rights"],
    ["/rounds", "", "/rounds"],
    ["/rounds/[id]", "open", `/rounds/${rounds.federation}`],
    ["/rounds/[id]", "none", `/rounds/${nobodysId}`],
    ["/verify", "", "/verify"],
    ["/verify/[code]", "a plaque's", `/verify/${code}`],
    ["/verify/[code]", "none", "/verify/NOSUCHPLAQUE"],
    ["/notices", "", "/notices"],
    ["/notices/[id]", "none", `/notices/${nobodysId}`],
    ["/notices/[id]/objection", "none", `/notices/${nobodysId}/objection`],
    ["/notices/[id]/objection/[receipt]", "none", `/notices/${nobodysId}/objection/nothing`],
    ["/search", "", "/search"],
    ["/search", "two characters", "/search?q=%E4%B9%8B%E5%AE%B6"],
    ["/search", "a kind's", "/search?q=%E4%B9%8B%E5%AE%B6&kind=homes"],
    ["/policies", "", "/policies"],
    ["/policies/[id]", "none", `/policies/${nobodysId}`],
    ["/help", "", "/help"],
    ["/help/[role]", "a role's", "/help/enterprise"],
    ["/help/[role]", "none", "/help/nobody"],
    ["/sitemap", "", "/sitemap"],
    ["/register", "", "/register"],
    ["/password", "", "/password"],
    ["/password/[token]", "none", "/password/nothing"],
    ["/invitation", "", "/invitation"],
    ["/invitation/[code]", "none", "/invitation/nothing"],
    ["/set-up", "when it is set up", "/set-up"],
  ] as const)
    await page(pattern, when, address, false);

  await page("/sign-in", "", "/sign-in");
  await page("/my", "", "/my");
  await page("/my/messages", "", "/my/messages");
  await page("/my/delegation", "", "/my/delegation");
  await page("/city/entry", "", "/city/entry");
  await page("/account", "", "/account");
  await page("/enterprise", "", "/enterprise");
  await page("/township", "", "/township");
  await page("/city", "", "/city");
  await page("/city/resets", "", "/city/resets");
  const plaque = await one(`SELECT id FROM "Plaque" ORDER BY number LIMIT 1`);
  await page("/city/plaques", "", "/city/plaques");
  await page("/city/plaques/[id]", "valid", `/city/plaques/${plaque}`);
  await page("/city/plaques/import", "", "/city/plaques/import");
  await page("/city/plaques/import/[id]", "none", `/city/plaques/import/${nobodysId}`);
  await page("/city/decisions", "", "/city/decisions");
  await page("/city/meter", "", "/city/meter");
  await page("/city/meter", "of a group", "/city/meter?level=none&state=missed");
  await page("/township/meter", "", "/township/meter");
  await route("GET", "/api/exports/meter", "", "/api/exports/meter");
  await page("/keeping/[homeId]/standards", "none", `/keeping/${nobodysId}/standards`);
  await page("/keeping/[homeId]/standards/[key]", "none", `/keeping/${nobodysId}/standards/place`);
  await page("/applications/[id]/records/[key]", "none", `/applications/${nobodysId}/records/place`);
  await page("/keeping/[homeId]/matters", "none", `/keeping/${nobodysId}/matters`);
  await page("/keeping/[homeId]/meter", "none", `/keeping/${nobodysId}/meter`);
  await page("/city/awards", "", "/city/awards");
  await page("/city/calendar", "", "/city/calendar");
  await page("/city/calendar/change", "which day", "/city/calendar/change");
  await page("/city/calendar/change", "a day", "/city/calendar/change?day=2099-06-01");
  const change = new URLSearchParams({ day: "2099-06-01", choice: "rest", name: "某日", source: "某通知", look: "1" });
  await page("/city/calendar/change", "what it would move", `/city/calendar/change?${change}`);
  await page("/city/notices", "", "/city/notices");
  await page("/city/notices/new", "without a round", "/city/notices/new");
  await page("/city/notices/[id]", "none", `/city/notices/${nobodysId}`);
  await page("/city/objections/[id]", "none", `/city/objections/${nobodysId}`);
  await page("/city/policies", "", "/city/policies");
  await page("/city/policies/new", "", "/city/policies/new");
  await page("/city/policies/[id]", "none", `/city/policies/${nobodysId}`);
  await page("/city/settings", "", "/city/settings");
  await page("/city/schemes", "", "/city/schemes");
  await page("/city/schemes/[id]", "published", `/city/schemes/${versionId}`);
  await page("/city/rounds/[id]/results", "of an open round", `/city/rounds/${rounds.federation}/results`);
  await page("/city/rounds/[id]/results", "none", `/city/rounds/${nobodysId}/results`);
  await page("/city/rounds/[id]/compare", "nobody ticked", `/city/rounds/${rounds.federation}/compare`);
  await page("/city/rounds/[id]/compare", "none", `/city/rounds/${nobodysId}/compare`);
  await page("/city/schemes/[id]/edit", "a draft", `/city/schemes/${draftSchemeId}/edit`);
  await page("/city/schemes/[id]/edit", "published", `/city/schemes/${versionId}/edit`);
  await page("/city/schemes/[id]/paste", "a draft", `/city/schemes/${draftSchemeId}/paste`);
  await page("/city/schemes/[id]/paste", "published", `/city/schemes/${versionId}/paste`);
  await page("/city/schemes/[id]/samples", "a draft", `/city/schemes/${draftSchemeId}/samples`);
  await page("/city/schemes/[id]/samples", "published", `/city/schemes/${versionId}/samples`);
  await page("/city/schemes/[id]/try", "a draft", `/city/schemes/${draftSchemeId}/try`);
  await page("/city/schemes/[id]/try", "published", `/city/schemes/${versionId}/try`);
  await page("/city/schemes/[id]/compare", "a draft", `/city/schemes/${draftSchemeId}/compare`);
  await page("/city/schemes/[id]/compare", "published", `/city/schemes/${versionId}/compare`);
  await page("/applications", "", "/applications");
  await page("/organizations", "", "/organizations");
  await page("/organizations/new", "", "/organizations/new");
  await page("/organizations/[id]", "the enterprise", `/organizations/${ids.firm}`);
  await page("/organizations/[id]", "the recommender", `/organizations/${ids.zone}`);
  await page("/organizations/[id]", "the receiving federation", `/organizations/${ids.federation}`);
  await page("/organizations/[id]", "the department", `/organizations/${ids.department}`);
  await page("/organizations/[id]", "none", `/organizations/${nobodysId}`);

  await route("GET", "/api/schemes/[id]/document", "published", `/api/schemes/${versionId}/document`);
  await route("GET", "/api/schemes/[id]/document", "none", `/api/schemes/${nobodysId}/document`);
  await route("GET", "/api/health", "", "/api/health");
  await route("GET", "/api/auth/[...nextauth]", "session", "/api/auth/session");
  await route("GET", "/api/auth/[...nextauth]", "sign-in", "/api/auth/signin");
  await route("POST", "/api/auth/[...nextauth]", "sign-out without its token", "/api/auth/signout");
  await route("POST", "/api/auth/[...nextauth]", "credentials", "/api/auth/callback/credentials");
  await route("POST", "/view", "", "/view", { posted: [["elder", "off"]] });
  await route("GET", "/api/attachments/[id]", "none", `/api/attachments/${nobodysId}`);
  await route("GET", "/api/applications/[id]/form", "none", `/api/applications/${nobodysId}/form`);
  await route("GET", "/api/applications/[id]/dossier", "none", `/api/applications/${nobodysId}/dossier`);
  await route("GET", "/api/exports/queue", "", "/api/exports/queue?q=nothing");
  await route("POST", "/api/applications/[id]/answers", "none", `/api/applications/${nobodysId}/answers`, {
    posted: asParts({ task: "have" }),
  });
  await route("GET", "/api/plaques/[id]/certificate", "none", `/api/plaques/${nobodysId}/certificate`);
  await route("GET", "/api/plaques/template", "", "/api/plaques/template");
  await route("GET", "/api/plaques/engraver", "", "/api/plaques/engraver");
  const nothing = asParts({ nothing: "" });
  await route("POST", "/api/plaques/import", "without a table", "/api/plaques/import", { posted: nothing, back: "/city/plaques/import" });
  for (const act of ["propose", "decide"])
    await route("POST", `/api/decisions/${act}`, "with nothing ticked", `/api/decisions/${act}`, {
      ...{ posted: asParts({ act }), back: "/city/decisions" },
    });
  await route("POST", "/api/awards", "with nothing ticked", "/api/awards", { posted: nothing, back: "/city/awards" });
  await page("/applications/[id]/panel", "none", `/applications/${nobodysId}/panel`);
  await page("/applications/[id]/score", "none", `/applications/${nobodysId}/score`);
  await page("/applications/[id]/visit", "none", `/applications/${nobodysId}/visit`);
  await route("POST", "/api/applications/[id]/visit", "none", `/api/applications/${nobodysId}/visit?key=${nobodysId}`, {
    back: `/applications/${nobodysId}/visit`,
  });
  await route("GET", "/api/rounds/[id]/blank-form", "of an open round", `/api/rounds/${city.rounds.federation}/blank-form`);
  await route("GET", "/api/schemes/schema.json", "", "/api/schemes/schema.json");
  for (const paper of ["result-sheet", "result-list"] as const) {
    await route("GET", `/api/rounds/[id]/${paper}`, "of an open round", `/api/rounds/${city.rounds.federation}/${paper}`);
    await route("GET", `/api/rounds/[id]/${paper}`, "none", `/api/rounds/${nobodysId}/${paper}`);
  }
  await route("GET", "/api/rounds/[id]/blank-form", "none", `/api/rounds/${nobodysId}/blank-form`);
}
