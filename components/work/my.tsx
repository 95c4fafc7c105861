import type { Membership } from "@/lib/kernel/access";
import { zh } from "@/lib/text/desk";
import { zh as roleText } from "@/lib/text/roles";
import { ButtonLink } from "../ui/button";
import { Empty } from "../ui/empty";
import { Sheet } from "../ui/section";

export function Identities({ memberships }: { memberships: readonly Membership[] }) {
  const accept = <ButtonLink href="/invitation">{zh.my.accept}</ButtonLink>;
  return (
    <Sheet title={zh.my.identities}>
      {memberships.length === 0 ? (
        <Empty icon="person" title={zh.my.nothing} action={accept}>
          {zh.my.nothingText}
        </Empty>
      ) : (
        <>
          <ul className="bullets">
            {memberships.map((membership) => (
              <li key={membership.id}>
                {membership.organizationName}　{roleText[membership.role]}
              </li>
            ))}
          </ul>
          <p className="mt-s4">{accept}</p>
        </>
      )}
    </Sheet>
  );
}
