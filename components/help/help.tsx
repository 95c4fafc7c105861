import type { Route } from "next";
import type { Manual, Task } from "@/lib/text/help/manual";
import { manuals } from "@/lib/text/help/manuals";
import { zh } from "@/lib/text/help/words";
import { type City, zh as shell } from "@/lib/text/shell";
import { telephone } from "../shell/footer";
import { Anchor } from "../ui/anchor";
import { Crumbs } from "../ui/crumbs";
import { PrintButton } from "../ui/print";
import { Panel, Section } from "../ui/section";

const Hotline = ({ city }: { city: City }) =>
  city.hotline === "" ? null : (
    <p className="small soft">
      {zh.call}
      <a href={telephone(city.hotline)}>{city.hotline}</a>
    </p>
  );

/** Whose manual one wants. */
export function HelpView({ city }: { city: City }) {
  return (
    <div className="wrap">
      <Crumbs items={[{ label: shell.nav.home, href: "/" }, { label: zh.title }]} />
      <h1 className="mt-s3">{zh.title}</h1>
      <p className="lead">{zh.lead}</p>
      <ul className="linkrows mt-s4">
        {manuals.map((manual) => (
          <li key={manual.role}>
            <span>
              <Anchor href={`/help/${manual.role}`}>
                <b>{manual.title}</b>
              </Anchor>
              <br />
              <span className="small soft">{manual.who}</span>
            </span>
            <span className="small quiet">{zh.todo(manual.tasks.length)}</span>
          </li>
        ))}
      </ul>
      <div className="mt-s5">
        <Hotline city={city} />
      </div>
    </div>
  );
}

/** One role's manual: what one wants, then how. Each question has an anchor, and the whole prints on paper. */
export function ManualView({ manual, city }: { manual: Manual; city: City }) {
  return (
    <div className="wrap">
      <Crumbs items={[{ label: shell.nav.home, href: "/" }, { label: zh.title, href: "/help" }, { label: manual.title }]} />
      <h1 className="mt-s3">{manual.title}</h1>
      <p className="lead">{manual.who}</p>
      <div className="with-aside mt-s5">
        <article className="stack-7">
          <nav aria-label={zh.contents}>
            <Section title={zh.contents}>
              <ol className="toc">
                {manual.tasks.map((task) => (
                  <li key={task.id}>
                    <a href={`#${task.id}`}>{task.want}</a>
                  </li>
                ))}
              </ol>
            </Section>
          </nav>
          {manual.tasks.map((task) => (
            <TaskView key={task.id} task={task} />
          ))}
          <div className="stack">
            <p className="small soft">{zh.updated}</p>
            <Hotline city={city} />
          </div>
        </article>
        <aside className="stack-5 no-print">
          <PrintButton>{zh.print}</PrintButton>
          <Panel title={zh.others}>
            <ul className="linkrows">
              {manuals
                .filter(({ role }) => role !== manual.role)
                .map(({ role, title }) => (
                  <li key={role}>
                    <Anchor href={`/help/${role}`}>{title}</Anchor>
                  </li>
                ))}
            </ul>
          </Panel>
        </aside>
      </div>
    </div>
  );
}

function TaskView({ task }: { task: Task }) {
  return (
    <Section
      id={task.id}
      title={task.want}
      aside={
        task.where && (
          <Anchor href={task.where.href as Route}>
            {zh.go}：{task.where.label}
          </Anchor>
        )
      }
    >
      <ol className="how mt-s3">
        {task.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {task.note !== undefined && (
        <p className="small soft mt-s3">
          <b>{zh.note}</b>　{task.note}
        </p>
      )}
    </Section>
  );
}
