import type { Route } from "next";
import { zh } from "@/lib/text/portal";
import { dateText, daysLeft, deadlineText, shortDay } from "@/lib/text/format";
import { dayOf } from "@/lib/kernel/dates";
import { Anchor } from "../ui/anchor";
import { Section } from "../ui/section";
import { Tasks } from "../ui/tasks";

type Round = { id: string; name: string; closesAt: Date; now: Date; decidingOrganization: { name: string } };
type Plaque = { number: string; title: string; holder: string; issuedOn: Date; home: { id: string; name: string } | null };

export function PortalView({ rounds, plaques }: { rounds: readonly Round[]; plaques: readonly Plaque[] }) {
  const { tasks } = zh;
  return (
    <>
      <section className="hero">
        <div className="wrap">
          <div>
            <h1>{zh.title}</h1>
            <p className="lead">{zh.lead}</p>
          </div>
        </div>
      </section>
      <div className="wrap">
        <Tasks
          label={zh.tasksLabel}
          items={[
            {
              href: "/rights",
              icon: "shield-check",
              title: tasks.rights.title,
              text: tasks.rights.text,
              note: tasks.rights.note,
              first: true,
            },
            {
              href: "/rounds",
              icon: "house-plus",
              title: tasks.apply.title,
              text: tasks.apply.text,
              note: tasks.apply.note(rounds.length),
            },
            { href: "/homes", icon: "map-pinned", title: tasks.homes.title, text: tasks.homes.text, note: tasks.homes.note },
            { href: "/verify", icon: "badge-check", title: tasks.verify.title, text: tasks.verify.text, note: tasks.verify.note },
            { href: "/sign-in", icon: "list-checks", title: tasks.desk.title, text: tasks.desk.text, note: tasks.desk.note },
          ]}
        />
        <div className="split section">
          <Section title={zh.rounds} aside={<Anchor href="/rounds">{zh.allRounds}</Anchor>}>
            {rounds.length === 0 && <p className="soft mt-s4">{zh.noRounds}</p>}
            <ul className="notices">
              {rounds.map((round) => (
                <li key={round.id}>
                  <div>
                    <h3>
                      <Anchor href={`/rounds#round-${round.id}`}>{round.name}</Anchor>
                    </h3>
                    <p className="small soft">
                      {round.decidingOrganization.name}　{deadlineText(round.closesAt)}
                    </p>
                  </div>
                  <div className="left">
                    <b>{zh.left(daysLeft(round.closesAt, round.now))}</b>
                  </div>
                </li>
              ))}
            </ul>
          </Section>
          <Section title={zh.plaques} aside={<Anchor href="/homes">{zh.allHomes}</Anchor>}>
            {plaques.length === 0 && <p className="soft mt-s4">{zh.noPlaques}</p>}
            <ul className="linkrows">
              {plaques.map((plaque) => (
                <li key={plaque.number}>
                  <span>
                    {plaque.home ? (
                      <Anchor href={`/homes/${plaque.home.id}`}>{plaque.home.name}</Anchor>
                    ) : (
                      <Anchor href={`/verify?number=${encodeURIComponent(plaque.number)}` as Route}>{plaque.holder}</Anchor>
                    )}
                    <br />
                    <span className="small soft">
                      {plaque.title}　<span className="code">{plaque.number}</span>
                    </span>
                  </span>
                  <time dateTime={dayOf(plaque.issuedOn)} title={shortDay(dayOf(plaque.issuedOn))}>
                    {dateText(plaque.issuedOn)}
                  </time>
                </li>
              ))}
            </ul>
          </Section>
        </div>
      </div>
    </>
  );
}
