import type { ReactNode } from "react";

/** A heading over one heavy rule, with at most one link beside it. */
export function Section({
  title,
  aside,
  id,
  level = 2,
  children,
}: {
  title: ReactNode;
  aside?: ReactNode;
  id?: string;
  level?: 2 | 3;
  children: ReactNode;
}) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section id={id}>
      <div className="section-head">
        <Heading>{title}</Heading>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** A box beside the text: deadline, help, what comes next. */
export function Panel({ title, paper, small, children }: { title?: ReactNode; paper?: boolean; small?: boolean; children: ReactNode }) {
  return (
    <section className={["panel", paper && "panel-paper", small && "small"].filter(Boolean).join(" ")}>
      {title && <h2>{title}</h2>}
      {children}
    </section>
  );
}

/** The desk's white sheet with its head. `flush` for a table that runs to the edges. */
export function Sheet({
  title,
  aside,
  flush,
  id,
  children,
}: {
  title?: ReactNode;
  aside?: ReactNode;
  flush?: boolean;
  id?: string;
  children: ReactNode;
}) {
  return (
    <section className="sheet" id={id}>
      {(title || aside) && (
        <div className="sheet-head">
          {typeof title === "string" ? <h2>{title}</h2> : title}
          {aside}
        </div>
      )}
      {flush ? children : <div className="sheet-pad">{children}</div>}
    </section>
  );
}
