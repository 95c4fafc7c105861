// Requests that no page of ours makes: forged ids, other origins, other hosts, headers of the framework's own.
import http from "node:http";
import type { AddressInfo } from "node:net";
import type { City } from "./city";
import { asArguments, asParts, multipart, nobodysId, origin, raw } from "./http";
import { type Matrix, placeOf } from "./matrix";

const evil = "evil.example";

/** An act that anybody signed in may do at once, and that leaves a line in the log. */
async function withoutActs(city: City, faults: string[], what: string, work: () => Promise<Response>, posted = true): Promise<void> {
  const since = await city.lastLine();
  const response = await work();
  const text = await response.text();
  const acts = (await city.actsSince(since)).get("officer") ?? 0;
  if (acts > 0 || response.headers.has("x-action-redirect") || /"status":"done"/.test(text)) faults.push(`${what}: it was done`);
  if (posted && response.status < 400) faults.push(`${what}: answered ${response.status}`);
}

export async function forgeActions(city: City, { faults }: Matrix): Promise<void> {
  const officer = city.clients.officer;
  const action = city.actions.get("accounts.switchMembership");
  if (!action) throw new Error("no such action");
  const own = asArguments(asParts({ membershipId: city.memberships.officer }));
  const { body, type } = multipart(own);
  const post = (headers: Record<string, string>, address = "/account", sent: BodyInit = new Uint8Array(body)) =>
    officer.send(address, { method: "POST", body: sent }, { origin, "content-type": type, accept: "text/x-component", ...headers });
  const named = { "next-action": action.id };

  for (const id of [
    `7f${"0".repeat(40)}`,
    action.id.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
    "x",
    "__proto__",
    "constructor",
    "toString",
    "../x",
  ])
    await withoutActs(city, faults, `the action ${id}`, () => post({ "next-action": id }));
  for (const from of [`https://${evil}`, `http://${evil}`, "null", `${origin}.${evil}`, "nonsense"])
    await withoutActs(city, faults, `from ${from}`, () => post({ ...named, origin: from }));
  await withoutActs(city, faults, "a plain GET", () => officer.send("/account", {}, { ...named, accept: "text/x-component" }), false);
  // Next draws a page for any method; an act it is not.
  for (const method of ["PUT", "DELETE", "PATCH"]) {
    const headers = { origin, "content-type": type, ...named };
    await withoutActs(city, faults, method, () => officer.send("/account", { method, body: new Uint8Array(body) }, headers), false);
  }
  await withoutActs(city, faults, "a urlencoded post", () =>
    post({ ...named, "content-type": "application/x-www-form-urlencoded" }, "/account", `membershipId=${city.memberships.officer}`),
  );
  await withoutActs(city, faults, "more than a megabyte", () => {
    const large = multipart([...asArguments(asParts({ membershipId: "1".repeat(1_100_000) }))]);
    return post({ ...named, "content-type": large.type }, "/account", new Uint8Array(large.body));
  });

  // Uploads have a door of their own, with a check of its own.
  const upload = (headers: Record<string, string>) =>
    officer.send(
      `/api/attachments?application=${nobodysId}&task=have`,
      { method: "POST", body: new Uint8Array(body) },
      { "content-type": type, ...headers },
    );
  for (const headers of [{}, { origin: `https://${evil}` }, { origin: "null" }, { "sec-fetch-site": "cross-site" }] as Record<
    string,
    string
  >[]) {
    const { status } = await upload(headers);
    if (status !== 403) faults.push(`an upload from ${JSON.stringify(headers)}: ${status}`);
  }
  if ((await upload({ origin })).status === 403) faults.push("an upload from our own page is not looked at");
}

/** The framework's own headers open nothing: neither a page, nor an act sent to a page that does not hold it. */
export async function forgeHeaders(city: City, { faults }: Matrix): Promise<void> {
  const subrequests = [
    "proxy",
    "middleware",
    "src/middleware",
    "src/proxy",
    Array(6).fill("proxy").join(":"),
    Array(6).fill("middleware").join(":"),
  ];
  const forged: Record<string, string>[] = [
    ...subrequests.map((value) => ({ "x-middleware-subrequest": value })),
    { "x-action-forwarded": "1" },
    { "x-invoke-path": "/about", "x-invoke-status": "200", "x-matched-path": "/about" },
    { "x-middleware-rewrite": "/about", "x-middleware-next": "1", "x-nextjs-data": "1" },
    { "x-forwarded-for": "127.0.0.1", "x-real-ip": "127.0.0.1", "x-original-url": "/about", "x-rewrite-url": "/about" },
    { cookie: "next-auth.session-token=x" },
    { cookie: "next-auth.session-token=eyJhbGciOiJub25lIn0.eyJzaWQiOiJ4In0." },
    { authorization: "Bearer x" },
  ];
  for (const headers of forged) {
    const what = JSON.stringify(headers);
    const visitor = placeOf(await city.clients.visitor.send("/city/resets", {}, headers), "/city/resets");
    if (visitor !== "sign in") faults.push(`${what}: a visitor got ${visitor}`);
    if ("cookie" in headers) continue;
    const officer = placeOf(await city.clients.officer.send("/city/resets", {}, headers), "/city/resets");
    if (officer !== "404") faults.push(`${what}: an officer got ${officer}`);
    const act = await city.clients.officer.act("accounts.issueReset", { personId: city.persons.scientist }, headers);
    if (act.word !== "notFound") faults.push(`${what}: an officer's act got ${act.word}`);
  }
  // The cookie is kept from scripts; so is what it names.
  const session = await (await city.clients.officer.send("/api/auth/session")).text();
  if (!session.includes('"expires"') || session.includes("sid")) faults.push(`the session tells its secret: ${session}`);
  for (const page of ["/", "/sign-in", "/city/resets", "/api/health", `/applications/${nobodysId}`]) {
    const act = await city.clients.officer.actWith(
      "accounts.issueReset",
      asArguments(asParts({ personId: city.persons.scientist })),
      {},
      page,
    );
    if (act.word !== "notFound" && act.status === 200) faults.push(`sent to ${page}, an officer's act got ${act.word}`);
  }
}

/** Addresses in pages come from the configuration, whatever a request calls us. */
export async function forgeHosts(city: City, { faults }: Matrix): Promise<void> {
  const code = await city.one(`SELECT "verifyCode" FROM "Plaque" WHERE status = 'valid' ORDER BY number LIMIT 1`);
  await city.really(city.stranger(), "accounts.requestReset", { phone: city.phones.auditor });
  const cookie = city.clients.securityAdmin.cookie();
  const asked = [
    ...["/", "/about", "/sign-in", `/verify/${code}`, "/verify/none", "/account", "/city/resets", `/organizations/${city.ids.firm}`],
    ...[
      "/set-up",
      "/api/auth/signin",
      `/api/auth/signin?callbackUrl=https://${evil}`,
      "/api/auth/csrf",
      "/api/auth/providers",
      "/api/auth/session",
    ],
    ...["/api/auth/signout", `/api/auth/signout?callbackUrl=https://${evil}`, "/api/auth/error"],
  ];
  const forged: Record<string, string>[] = [
    { host: evil },
    {
      host: evil,
      "x-forwarded-host": evil,
      "x-forwarded-proto": "https",
      forwarded: `host=${evil};proto=https`,
      origin: `https://${evil}`,
    },
  ];
  for (const headers of forged)
    for (const address of asked)
      for (const more of [{}, { cookie }] as Record<string, string>[]) {
        const { location, body, status } = await raw(address, { ...more, ...headers });
        if (`${location}${body}`.replaceAll(address, "").includes(evil))
          faults.push(`${JSON.stringify(headers)} ${address}: ${status} ${location} names ${evil}`);
        if (status >= 500) faults.push(`${JSON.stringify(headers)} ${address}: ${status}`);
      }
  const links = await raw("/city/resets", { cookie });
  if (!links.body.includes(`${origin}/password/`)) faults.push("the page of resets does not name our own address");
}

/** An act that leads on makes the server fetch the next page: from itself, not from whom the request names. */
export async function listenForOurselves(city: City, { faults }: Matrix): Promise<void> {
  const heard: string[] = [];
  const listener = http.createServer((request, response) => {
    heard.push(`${request.method} ${request.url} ${request.headers.cookie ? "with the cookie" : ""}`);
    response.end();
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(listener.address() as AddressInfo).port}`;
  const action = city.actions.get("accounts.switchMembership");
  const { body, type } = multipart(asArguments(asParts({ membershipId: city.memberships.officer })));
  const { hostname, port } = new URL(origin);
  const post = (headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const cookie = city.clients.officer.cookie();
      const request = http.request(
        {
          hostname,
          port,
          path: "/account",
          method: "POST",
          headers: { "content-type": type, "content-length": body.length, "next-action": action?.id, cookie, ...headers },
        },
        (response) => response.resume().on("end", () => resolve(response.statusCode ?? 0)),
      );
      request.on("error", reject).end(body);
    });
  await post({ host, origin: `http://${host}` });
  await post({ "x-forwarded-host": host, "x-forwarded-proto": "http", origin: `http://${host}` });
  listener.close();
  listener.closeAllConnections();
  for (const line of heard) faults.push(`the server called whom a request named: ${line}`);
}

/** Where somebody is taken after a sign-in or a switch of view: here, however a browser reads the address. */
export async function leadAstray(city: City, { faults }: Matrix): Promise<void> {
  const addresses = [
    ...[
      `https://${evil}/`,
      `//${evil}/`,
      `///${evil}/`,
      `/\\${evil}/`,
      `\\\\${evil}`,
      `/.//${evil}/`,
      `/x/..//${evil}/`,
      `/%2e//${evil}/`,
      `/./\\${evil}`,
    ],
    ...[
      `/\t/${evil}/`,
      `/\n/${evil}`,
      `/\0/${evil}`,
      ` //${evil}`,
      `javascript:alert(1)`,
      `data:text/html,x`,
      `http:${evil}`,
      `/..//${evil}`,
      `/%2e%2e//${evil}`,
    ],
  ];
  const astray = (to: string) => {
    const here = new URL("/sign-in", origin);
    const first = new URL(to, here);
    // Next's router takes the path of what it was told and reads it again.
    return first.origin !== here.origin || new URL(`${first.pathname}${first.search}`, here).origin !== here.origin;
  };
  for (const next of addresses) {
    const answer = await city.stranger().act("accounts.signIn", { phone: city.phones.scientist, password: "linjiang-2026", next });
    if (answer.word !== "redirect" && answer.word !== "invalidInput")
      faults.push(`a sign-in with next ${JSON.stringify(next)}: ${answer.word}`);
    if (answer.to !== null && astray(answer.to)) faults.push(`a sign-in with next ${JSON.stringify(next)} leads to ${answer.to}`);
    const view = await city.stranger().post("/view", [["back", next]]);
    const back = view.headers.get("location") ?? "";
    if (astray(back)) faults.push(`a view with back ${JSON.stringify(next)} leads to ${back}`);
  }
  const kept = await city
    .stranger()
    .act("accounts.signIn", { phone: city.phones.scientist, password: "linjiang-2026", next: "/account?x=1#y" });
  if (kept.to !== "/account?x=1#y") faults.push(`a sign-in does not lead back to where one was: ${kept.to}`);
}

/** Addresses that no link of ours has: an answer, not a fault. */
export async function mistype(city: City, { faults }: Matrix): Promise<void> {
  const torn = ["%00", "%ed%a0%80", "%F0%A0%AE%B7", "..%2f..%2fetc%2fpasswd", "-".repeat(36), "__proto__", "'%22%3E"];
  const half = `${"a".repeat(39)}%F0%A0%AE%B7`;
  const places = torn.flatMap((one) => [
    ...[
      `/applications/${one}`,
      `/applications/${one}/form/${one}`,
      `/applications/${one}/move/${one}`,
      `/organizations/${one}`,
      `/city/schemes/${one}`,
    ],
    ...[`/homes/${one}`, `/verify/${one}`, `/invitation/${one}`, `/password/${one}`, `/api/attachments/${one}`, `/verify?number=${one}`],
    ...[
      `/applications?after=${one}`,
      `/organizations?after=${one}`,
      `/homes?after=${one}`,
      `/invitation?code=${one}`,
      `/sign-in?next=${one}`,
    ],
  ]);
  const waiting = [
    ...places,
    `/invitation?code=${half}`,
    `/verify?number=${half.repeat(2)}`,
    `/verify?number=1&number=2`,
    `/sign-in?next=1&next=2`,
  ];
  const work = async () => {
    for (let address = waiting.shift(); address; address = waiting.shift()) {
      const response = await city.clients.staff.send(address);
      await response.arrayBuffer();
      // Bytes that are no text are refused by the framework before any page of ours is asked.
      const refusedByNext = /\/[^?]*%(ff|ed)/.test(address) && [400, 404, 500].includes(response.status);
      if (response.status >= 500 && !refusedByNext) faults.push(`${address}: ${response.status}`);
    }
  };
  await Promise.all([work(), work(), work(), work()]);
  for (const address of ["/view", `/api/attachments?application=${nobodysId}&task=have`, `/api/sessions/${nobodysId}/check-in`])
    for (const [type, body] of [
      ["application/json", "{}"],
      ["multipart/form-data; boundary=x", "--y"],
      ["text/plain", ""],
    ] as const) {
      const { status } = await city.clients.officer.send(address, { method: "POST", body }, { origin, "content-type": type });
      if (status >= 500) faults.push(`${address} as ${type}: ${status}`);
    }
}
