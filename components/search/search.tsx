import { Search } from "lucide";
import type { Route } from "next";
import { addressWith } from "@/lib/kernel/paging";
import type { Found } from "@/lib/search/queries/public";
import { excerptOf, markWords } from "@/lib/search/rules";
import type { SearchKind } from "@/lib/search/schema";
import { dayText } from "@/lib/text/format";
import { zh } from "@/lib/text/search";
import { zh as shell } from "@/lib/text/shell";
import { Anchor } from "../ui/anchor";
import { Button } from "../ui/button";
import { Crumbs } from "../ui/crumbs";
import { Empty } from "../ui/empty";
import { Icon } from "../ui/icon";
import { Note } from "../ui/note";
import { Section } from "../ui/section";
import { Pager } from "../ui/table";
import { Tabs } from "../ui/tabs";
import { helpFound } from "./help";
import { Marked } from "./marked";

export type AskedKind = SearchKind | "help";
const kinds = Object.keys(zh.kinds) as AskedKind[];

type Hit = { key: string; href: string; title: string; text: string; day: string | null };
type Group = { kind: AskedKind; hits: readonly Hit[]; next: string | null; capped: boolean };
type Props = { typed: string; words: readonly string[]; kind: AskedKind | null; found: Found };

/** What was found, by kind; the words marked where they stand. The address holds the search, so it can be sent. */
export function SearchView({ typed, words, kind, found }: Props) {
  const address = (change: Record<string, string | null>) => addressWith("/search", { q: typed, ...change }) as Route;
  const groups: Group[] = found.map(({ rows, ...group }) => ({
    ...group,
    hits: rows.map((row) => ({ ...row, key: row.id, href: `/${group.kind}/${row.id}` })),
  }));
  if (words.length > 0 && (kind === null || kind === "help")) {
    const { hits, more } = helpFound(words, kind === null ? 5 : 50);
    if (hits.length > 0) groups.push({ kind: "help", hits, next: more ? "more" : null, capped: false });
  }
  return (
    <div className="wrap">
      <Crumbs items={[{ label: shell.nav.home, href: "/" }, { label: zh.title }]} />
      <h1 className="mt-s3">{words.length === 0 ? zh.title : zh.titleOf(typed)}</h1>
      <form action="/search" className="mt-s4">
        <label htmlFor="q" className="label">
          {zh.label}
        </label>
        <p className="hint" id="q-hint">
          {zh.hint}
        </p>
        <div className="searchbox mt-s2">
          <input
            key={typed}
            id="q"
            className="input"
            type="search"
            name="q"
            defaultValue={typed}
            maxLength={60}
            autoComplete="off"
            aria-describedby="q-hint"
          />
          <Button type="submit" variant="main">
            <Icon of={Search} />
            {zh.button}
          </Button>
        </div>
      </form>
      {words.length === 0 ? (
        <Beginning unreadable={typed !== ""} />
      ) : (
        <div className="stack-5 mt-s5">
          <Tabs
            label={zh.tabs}
            items={[
              { href: address({}), label: zh.all, current: kind === null },
              ...kinds.map((name) => ({ href: address({ kind: name }), label: zh.kinds[name], current: kind === name })),
            ]}
          />
          {groups.length === 0 && (
            <Empty icon="search" title={kind === null ? zh.nothing(typed) : zh.nothingIn(typed, zh.kinds[kind])}>
              {zh.nothingText}
            </Empty>
          )}
          {groups.map((group) => (
            <Section
              key={group.kind}
              title={zh.kinds[group.kind]}
              aside={
                kind === null &&
                group.next !== null && <Anchor href={address({ kind: group.kind })}>{zh.more(zh.kinds[group.kind])}</Anchor>
              }
            >
              {group.capped && <Note>{zh.capped}</Note>}
              <ul className="hits">
                {group.hits.map((hit) => (
                  <HitLine key={hit.key} hit={hit} words={words} />
                ))}
              </ul>
              {kind !== null && (
                <Pager {...(group.next === null || kind === "help" ? {} : { next: address({ kind, after: group.next }) })}>
                  {zh.count(group.hits.length)}
                </Pager>
              )}
            </Section>
          ))}
        </div>
      )}
    </div>
  );
}

function HitLine({ hit, words }: { hit: Hit; words: readonly string[] }) {
  return (
    <li>
      <h3>
        <Anchor href={hit.href as Route}>
          <Marked parts={markWords(hit.title, words)} />
        </Anchor>
      </h3>
      {hit.text !== "" && (
        <p className="small soft">
          <Marked parts={excerptOf(hit.text, words)} />
        </p>
      )}
      {hit.day !== null && <p className="micro quiet">{dayText(hit.day)}</p>}
    </li>
  );
}

/** Before anything was asked, or when nothing could be read in it. */
function Beginning({ unreadable }: { unreadable: boolean }) {
  return (
    <div className="stack-5 mt-s5">
      {unreadable && <Note tone="warn">{zh.unreadable}</Note>}
      <Section title={zh.often}>
        <ul className="linkrows">
          <li>
            <Anchor href="/homes">{zh.places.homes}</Anchor>
          </li>
          <li>
            <Anchor href="/activities">{zh.places.activities}</Anchor>
          </li>
          <li>
            <Anchor href="/verify">{zh.places.verify}</Anchor>
          </li>
          <li>
            <Anchor href="/rounds">{zh.places.rounds}</Anchor>
          </li>
          <li>
            <Anchor href="/help">{zh.places.help}</Anchor>
          </li>
        </ul>
      </Section>
    </div>
  );
}
