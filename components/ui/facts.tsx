import { Fragment, type ReactNode } from "react";

export type Fact = { label: ReactNode; value: ReactNode };

/** Label and value, ruled. A fact without a value is left out rather than shown empty. */
export function Facts({ items, small }: { items: readonly (Fact | null | false | undefined)[]; small?: boolean }) {
  return (
    <dl className={small ? "facts small" : "facts"}>
      {items.map((item, at) =>
        item ? (
          <Fragment key={at}>
            <dt>{item.label}</dt>
            <dd>{item.value}</dd>
          </Fragment>
        ) : null,
      )}
    </dl>
  );
}
