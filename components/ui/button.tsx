import { Lock } from "lucide";
import type { Route } from "next";
import { type ComponentProps, type ReactNode, useId } from "react";
import { Anchor } from "./anchor";
import { Icon } from "./icon";

/** One "main" in a view; "plain" for the rest; "danger" outlined and never first; "text" for leaving. */
export type Variant = "main" | "plain" | "danger" | "text";

const looks: Record<Variant, string> = { main: "btn btn-main", plain: "btn", danger: "btn btn-danger", text: "btn btn-text" };

export function look(variant: Variant, wide?: boolean): string {
  return wide ? `${looks[variant]} btn-wide` : looks[variant];
}

type Common = {
  variant?: Variant;
  wide?: boolean;
  children: ReactNode;
  /** Why it cannot be pressed now. It stays visible, dashed, with this sentence beside it. */
  disabledReason?: ReactNode;
};

/** The dashed form: still reachable by keyboard, so that its reason is heard; pressing it does nothing. */
function Closed({ variant = "plain", wide, children, disabledReason }: Common) {
  const id = useId();
  return (
    <span className="btn-why">
      <button type="button" aria-disabled="true" aria-describedby={id} className={look(variant, wide)}>
        <Icon of={Lock} />
        {children}
      </button>
      <span className="small soft" id={id}>
        {disabledReason}
      </span>
    </span>
  );
}

export function Button({
  variant = "plain",
  wide,
  disabledReason,
  type = "button",
  children,
  ...rest
}: Common & Omit<ComponentProps<"button">, "disabled">) {
  if (disabledReason) {
    return (
      <Closed variant={variant} wide={wide} disabledReason={disabledReason}>
        {children}
      </Closed>
    );
  }
  return (
    <button {...rest} type={type} className={look(variant, wide)}>
      {children}
    </button>
  );
}

export function ButtonLink<T extends string>({
  variant = "plain",
  wide,
  disabledReason,
  children,
  ...rest
}: Common & Omit<ComponentProps<"a">, "href" | "children"> & { href: Route<T> }) {
  if (disabledReason) {
    return (
      <Closed variant={variant} wide={wide} disabledReason={disabledReason}>
        {children}
      </Closed>
    );
  }
  return (
    <Anchor {...rest} className={look(variant, wide)}>
      {children}
    </Anchor>
  );
}
