import type { Route } from "next";
import type { Beside } from "@/lib/homes/queries/beside";
import type { PublicHome } from "@/lib/homes/queries/homes";
import { addressWith } from "@/lib/kernel/paging";
import { dayText, plateDate, shortDay } from "@/lib/text/format";
import { zh } from "@/lib/text/homes";
import { zh as profiles } from "@/lib/text/profiles";
import { zh as shell } from "@/lib/text/shell";
import { HomeProgress } from "../meter/progress";
import { Anchor } from "../ui/anchor";
import { Badge } from "../ui/badge";
import { Crumbs } from "../ui/crumbs";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { Section } from "../ui/section";
import { Shown } from "../visit/shown";
import { StatusBadge } from "../workflow/status-badge";
import { Life } from "./life";
import { PlaqueView } from "./plaque";

type Props = { home: PublicHome; city: string; beside: Beside };

/** What a visitor needs first: where, when, whom to call; the plate beside it, as it hangs on the wall. */
export function HomeView({ home, city, beside: { progress, life, below } }: Props) {
  const [first, ...others] = home.plaques;
  const placeHref = home.place && (addressWith("/homes", { place: home.place.id }) as Route);
  return (
    <>
      <div className="home-head">
        <div className="wrap">
          <div>
            <Crumbs
              items={[
                { label: shell.nav.home, href: "/" },
                { label: zh.title, href: "/homes" },
                ...(home.place && placeHref ? [{ label: zh.place(home.place.name), href: placeHref }] : []),
                { label: home.name },
              ]}
            />
            <h1 className="mt-s3">{home.name}</h1>
            <p className="row badges">
              <Badge>{home.owner.kind.name}</Badge>
              {home.place && <Badge>{zh.place(home.place.name)}</Badge>}
              {first && <StatusBadge {...zh.plaqueStates[first.state]} />}
              {others.map((plaque) => (
                <Badge key={plaque.number} tone="seal" icon="award">
                  {plaque.title}
                </Badge>
              ))}
            </p>
            <Facts
              items={[
                { label: zh.address, value: home.address },
                home.point !== null && {
                  label: zh.point,
                  value: (
                    <>
                      <span className="num">{home.point}</span> <span className="small soft">{zh.pointHint}</span>
                    </>
                  ),
                },
                (home.hours !== "" || home.free) && {
                  label: zh.hours,
                  value: (
                    <>
                      {home.hours}
                      {home.hours !== "" && home.free && "　"}
                      {home.free && <b className="nowrap">{zh.free}</b>}
                    </>
                  ),
                },
                home.phone !== null && { label: zh.phone, value: <Anchor href={`tel:${home.phone}` as Route}>{home.phone}</Anchor> },
                home.manager && { label: zh.manager, value: home.manager.name },
              ]}
            />
          </div>
          {first && <Plate plaque={first} city={city} host={home.owner.name} />}
        </div>
      </div>
      {home.closures.length > 0 && (
        <div className="wrap mt-s4">
          <Note tone="warn">
            {home.closures.map(({ firstDay, lastDay, reason }) => (
              <p key={firstDay}>
                <b>{zh.closedOn(shortDay(firstDay), shortDay(lastDay))}</b>　{reason}
              </p>
            ))}
          </Note>
        </div>
      )}
      <div className="wrap split section">
        {home.plaques.length === 0 && (
          <Note tone="warn">
            <p>
              <b>{zh.noPlaque}</b>
            </p>
            <p>{zh.noPlaqueText}</p>
          </Note>
        )}
        <Section title={zh.host}>
          <Facts
            items={[
              { label: zh.owner, value: home.owner.name },
              home.parent && { label: zh.parent, value: <Anchor href={`/homes/${home.parent.id}`}>{home.parent.name}</Anchor> },
              { label: zh.level, value: home.level },
              { label: zh.category, value: home.category },
              home.profile?.carrier && { label: profiles.labels.carrier, value: profiles.carriers[home.profile.carrier] },
              home.profile !== null &&
                home.profile.fourHomes.length > 0 && {
                  label: profiles.labels.fourHomes,
                  value: home.profile.fourHomes.map((key) => profiles.fourHomes[key]).join("、"),
                },
              home.profile !== null &&
                home.profile.functions.length > 0 && {
                  label: profiles.labels.functions,
                  value: home.profile.functions.map((key) => profiles.functions[key]).join("、"),
                },
            ]}
          />
          <p className="small soft mt-s3">
            {home.releasedOn !== null && `${zh.releasedOn(dayText(home.releasedOn))}　`}
            {zh.wrong}，<Anchor href="/about#corrections">{zh.tell}</Anchor>
          </p>
        </Section>
        <Services home={home} />
        <Life homeId={home.id} life={life} />
        <HomeProgress progress={progress} />
        {home.photos.length > 0 && (
          <Section title={profiles.photos.title} id="photos">
            <ul className="photos mt-s4">
              {home.photos.map(({ attachmentId, alt }) => (
                <li key={attachmentId}>
                  <Shown src={`/api/attachments/${attachmentId}`} alt={alt} loading="lazy" />
                </li>
              ))}
            </ul>
          </Section>
        )}
        {home.profile?.features && (
          <Section title={profiles.labels.features}>
            <Lines text={home.profile.features} />
          </Section>
        )}
        {below && (
          <Section title={zh.children} id="below">
            <p className="soft">{zh.below(below.year, below.homes, below.all.sessions, below.all.people)}</p>
            <ul className="linkrows mt-s3">
              {below.rows.map((child) => (
                <li key={child.id}>
                  <div className={`tree-${child.depth - 1}`}>
                    <Anchor href={`/homes/${child.id}`}>{child.name}</Anchor>
                    <p className="micro soft">
                      {child.level}　{zh.belowOne(child.homes, child.all.sessions, child.all.people)}
                    </p>
                  </div>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {home.rooms.length > 0 && (
          <Section title={zh.rooms} id="rooms">
            <ul className="linkrows">
              {home.rooms.map((room) => (
                <li key={room.id}>
                  <div>
                    <Anchor href={`/homes/${home.id}/rooms/${room.id}`}>{room.name}</Anchor>
                    {room.note !== null && <p className="micro soft">{room.note}</p>}
                  </div>
                  <span className="small soft">{zh.seats(room.seats)}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {home.rules !== null && (
          <Section title={zh.rules} id="rules">
            <Lines text={home.rules} />
          </Section>
        )}
        {home.profile?.channels && (
          <Section title={profiles.labels.channels}>
            <Lines text={home.profile.channels} />
          </Section>
        )}
        {others.length > 0 && (
          <Section title={zh.plaques}>
            <div className="stack-5 mt-s4">
              {others.map((plaque) => (
                <Plate key={plaque.number} plaque={plaque} city={city} host={home.owner.name} />
              ))}
            </div>
          </Section>
        )}
      </div>
    </>
  );
}

const Lines = ({ text }: { text: string }) => (
  <div className="mt-s3">
    {text.split("\n").map((line, at) => (
      <p key={at}>{line}</p>
    ))}
  </div>
);

/** What one can come for: what the home says in its own words, and what each of the nine services means here. */
function Services({ home: { services, offers } }: { home: PublicHome }) {
  if (services === null && offers.length === 0) return null;
  return (
    <Section title={zh.services}>
      {services !== null && <Lines text={services} />}
      {offers.length > 0 && <Facts items={offers.map(({ name, meaning }) => ({ label: name, value: meaning }))} />}
    </Section>
  );
}

function Plate({ plaque, city, host }: { plaque: PublicHome["plaques"][number]; city: string; host: string }) {
  return (
    <div>
      <PlaqueView
        city={city}
        title={plaque.title}
        host={host}
        foot={`${plaque.issuer}　${plateDate(plaque.issuedOn)}`}
        isVoid={plaque.state !== "valid"}
      />
      <p className="small mt-s2">
        <Anchor href={`/verify/${plaque.verifyCode}`}>
          {zh.plate} <span className="code">{plaque.number}</span>　{zh.verify}
        </Anchor>
        <br />
        <span className="soft">{zh.until(plaque.validTo && dayText(plaque.validTo))}</span>
        {plaque.notice?.number && (
          <>
            <br />
            <Anchor href={`/notices/${plaque.notice.id}`}>{zh.noticeOf(plaque.notice.number)}</Anchor>
          </>
        )}
      </p>
    </div>
  );
}
