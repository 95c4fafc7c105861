import type { ReactNode } from "react";
import { Icon } from "./icon";
import { type IconName, icons } from "./icons";

/** What is empty, why or what follows, one action. */
export function Empty({
  icon = "inbox",
  title,
  children,
  action,
}: {
  icon?: IconName;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <Icon of={icons[icon]} />
      <p>
        <b>{title}</b>
      </p>
      {children && <p className="soft">{children}</p>}
      {action && <p className="row mt-s3 justify-center">{action}</p>}
    </div>
  );
}
