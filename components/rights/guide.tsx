import type { Route } from "next";
import { type Language, languageTag } from "@/lib/kernel/language";
import type { PublicCategory, PublicRightsGuide, PublicStandard } from "@/lib/rights-cases/queries/public";
import { guideWords, standardKeys } from "@/lib/text/rights/guide";
import { telephone } from "../shell/footer";
import { ButtonLink } from "../ui/button";
import { Facts } from "../ui/facts";
import { Icon } from "../ui/icon";
import { icons } from "../ui/icons";
import { Note } from "../ui/note";
import { SampleMark } from "../ui/sample-mark";
import { Panel, Section } from "../ui/section";
import { Table } from "../ui/table";
import { ModeNotes, ModeTable } from "./modes";

type Words = (typeof guideWords)[Language];
type Props = PublicRightsGuide & {
  lang: Language;
  /** where somebody files, and where they look again */
  start: Route;
  track: Route;
};

const tracks = ["rights", "care", "counselling"] as const;

/** What the association can do, what others decide, who sees what and how long it takes, before anything is typed. */
export function RightsGuide({ lang, hotline, office, standards, categories, start, track }: Props) {
  const words = guideWords[lang];
  const parts: readonly { id: string; title: string }[] = [
    { id: "abilities", title: words.abilities.title },
    ...(categories.length > 0 ? [{ id: "matters", title: words.matters.title }] : []),
    { id: "elsewhere", title: words.routes.title },
    { id: "who", title: words.who.title },
    ...(standards.length > 0 ? [{ id: "limits", title: words.limits.title }] : []),
    { id: "next", title: words.next.title },
  ];
  return (
    <div className="wrap">
      <div className="pt-s6">
        <h1>{words.title}</h1>
        <p className="lead">{words.lead}</p>
        <p className="row mt-s4">
          <ButtonLink variant="main" href={start}>
            {words.start}
          </ButtonLink>
          <ButtonLink variant="text" href={track}>
            {words.track}
          </ButtonLink>
        </p>
      </div>
      <div className="with-aside mt-s6">
        <div className="stack-7">
          <Abilities words={words} />
          {categories.length > 0 && <Matters lang={lang} categories={categories} />}
          <Routes words={words} />
          <Section id="who" title={words.who.title}>
            <div className="stack-5">
              <p>{words.who.lead}</p>
              <ModeTable lang={lang} />
              <ModeNotes lang={lang} />
            </div>
          </Section>
          {standards.length > 0 && <Limits lang={lang} standards={standards} />}
          <Next words={words} />
          <p className="row">
            <ButtonLink href={start}>{words.start}</ButtonLink>
            <ButtonLink variant="text" href={track}>
              {words.track}
            </ButtonLink>
          </p>
        </div>
        <aside className="stack-5">
          <div className="wide-only hero-side">
            <Panel title={words.contents} small>
              <nav aria-label={words.contents}>
                <ul className="bullets">
                  {parts.map(({ id, title }) => (
                    <li key={id}>
                      <a href={`#${id}`}>{title}</a>
                    </li>
                  ))}
                </ul>
              </nav>
            </Panel>
          </div>
          <Help words={words} hotline={hotline} office={office} />
        </aside>
      </div>
    </div>
  );
}

function Abilities({ words: { abilities } }: { words: Words }) {
  const lists = [
    { title: abilities.can, items: abilities.canItems, state: undefined, drawing: icons.check },
    { title: abilities.cannot, items: abilities.cannotItems, state: "next", drawing: icons.x },
  ];
  return (
    <Section id="abilities" title={abilities.title}>
      <div className="split-even mt-s4">
        {lists.map(({ title, items, state, drawing }) => (
          <div key={title}>
            <h3>{title}</h3>
            <ul className="checks checks-one">
              {items.map((item) => (
                <li key={item} data-state={state}>
                  <Icon of={drawing} />
                  <span>{item}</span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <div className="mt-s5">
        <Note tone="warn">{abilities.urgent}</Note>
      </div>
    </Section>
  );
}

function Matters({ lang, categories }: { lang: Language; categories: readonly PublicCategory[] }) {
  const { matters } = guideWords[lang];
  return (
    <Section id="matters" title={matters.title}>
      <p>{matters.lead}</p>
      <Facts
        items={tracks.map((track) => {
          const own = categories.filter((category) => category.track === track);
          return (
            own.length > 0 && {
              label: matters.tracks[track].title,
              value: (
                <>
                  <ul className="bullets">
                    {own.map(({ code, name, nameEn, narrow }) => (
                      <li key={code}>
                        {lang === "zh" ? name : nameEn}
                        {narrow && (
                          <span className="sight small soft ml-s3">
                            <Icon of={icons.lock} />
                            {matters.narrow}
                          </span>
                        )}
                      </li>
                    ))}
                  </ul>
                  <p className="small soft">{matters.tracks[track].text}</p>
                </>
              ),
            }
          );
        })}
      />
    </Section>
  );
}

function Routes({ words: { routes } }: { words: Words }) {
  return (
    <Section id="elsewhere" title={routes.title}>
      <p>{routes.lead}</p>
      <div className="where mt-s4">
        <Table
          caption={routes.title}
          rows={routes.items}
          rowKey={({ key }) => key}
          columns={[
            {
              label: routes.what,
              main: true,
              cell: ({ title, clause, when }) => (
                <>
                  {title}
                  <span className="sub">{clause}</span>
                  <ul className="bullets">
                    {when.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                </>
              ),
            },
            {
              label: routes.where,
              cell: ({ where, limit }) => (
                <>
                  <p>{where}</p>
                  {limit !== undefined && <p className="soft">{limit}</p>}
                </>
              ),
            },
            {
              label: routes.phone,
              cell: ({ lines }) =>
                lines.length > 0 && (
                  <ul className="phones">
                    {lines.map(({ who, number }) => (
                      <li key={number}>
                        {who} <a href={telephone(number)}>{number}</a>
                      </li>
                    ))}
                  </ul>
                ),
            },
          ]}
        />
      </div>
      <p className="mt-s4">
        <b>{routes.limits}</b>
      </p>
      <p>{routes.help}</p>
    </Section>
  );
}

function Limits({ lang, standards }: { lang: Language; standards: readonly PublicStandard[] }) {
  const { limits } = guideWords[lang];
  // In the order a case meets them; a limit without words is an office's own and no claimant's.
  const rows = standardKeys.flatMap((key) => {
    const standard = standards.find((one) => one.key === key);
    return standard ? [{ ...standard, ...limits.items[key] }] : [];
  });
  return (
    <Section id="limits" title={limits.title}>
      <p>{limits.lead}</p>
      <Table
        caption={limits.title}
        rows={rows}
        rowKey={({ key }) => key}
        columns={[
          { label: limits.what, main: true, cell: ({ what }) => what },
          {
            label: limits.time,
            tight: true,
            cell: ({ days, dayKind, sample }) => (
              <>
                <b>{limits.days[dayKind](days)}</b>
                {sample !== null && <SampleMark words={limits.sample} />}
              </>
            ),
          },
          { label: limits.from, short: limits.from, cell: ({ from }) => from },
          { label: limits.basis, cell: ({ clause }) => clause !== null && <span lang={languageTag.zh}>{clause}</span> },
        ]}
      />
      <ul className="bullets small soft mt-s3">
        {limits.notes.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}

function Next({ words: { next } }: { words: Words }) {
  return (
    <Section id="next" title={next.title}>
      <ol className="how mt-s3">
        {next.items.map(({ title, text }) => (
          <li key={title}>
            <b>{title}</b>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <p className="mt-s3">
        <b>{next.safe}</b>
      </p>
    </Section>
  );
}

function Help({ words: { call }, hotline, office }: { words: Words } & Pick<Props, "hotline" | "office">) {
  if (!hotline && office.address === null) return null;
  return (
    <Panel title={call.title} paper small>
      {hotline && (
        <p>
          {call.phone[0]}
          <a href={telephone(hotline.number)}>
            <b>{hotline.number}</b>
          </a>
          {call.phone[1]}
        </p>
      )}
      {hotline?.hours && (
        <p className="soft" lang={languageTag.zh}>
          {hotline.hours}
        </p>
      )}
      {office.address !== null && <p className="mt-s2">{call.visit(office.address)}</p>}
      {office.name !== null && (
        <p className="mt-s2">
          {call.office}　{office.name}
        </p>
      )}
    </Panel>
  );
}
