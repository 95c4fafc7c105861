import "server-only";
import { isIPv4, isIPv6 } from "node:net";
import { readEnv } from "./env";

/**
 * Where a request comes from, to count tries by and for nothing else: an IPv4 address, or the /64 that one IPv6 subscriber holds whole.
 * Of X-Forwarded-For only what our own proxies wrote is read, counted from its end (TRUSTED_PROXIES); what a caller put before it does not
 * matter. Without a proxy nobody wrote it but the caller (Next fills it in only where it is missing, and hands on no socket), so all
 * callers share the one key "direct"; so does a request that came past the proxies, or through one that does not tell.
 */
export function callerAddress(headers: Pick<Headers, "get">, proxies = readEnv().trustedProxies): string {
  const noted = (headers.get("x-forwarded-for") ?? "").split(",");
  const address = proxies === 0 ? undefined : noted.at(-proxies)?.trim();
  return (address ? networkOf(address) : null) ?? "direct";
}

/** Null for what is no address. Some proxies add the port they were called from. */
function networkOf(noted: string): string | null {
  const [, bracketed, plain] = /^(?:\[([^\]]+)\](?::\d+)?|([\d.]+):\d+)$/.exec(noted) ?? [];
  const address = bracketed ?? plain ?? noted;
  if (isIPv4(address)) return address;
  return isIPv6(address) ? prefixOf(address) : null;
}

function prefixOf(address: string): string {
  const { hostname } = new URL(`http://[${address.replace(/%.*$/, "")}]`);
  const [head = [], tail = []] = hostname
    .slice(1, -1)
    .split("::")
    .map((part) => part.split(":").filter(Boolean));
  const groups = [...head, ...Array<string>(8 - head.length - tail.length).fill("0"), ...tail];
  const mapped = groups.slice(0, 6).join(":") === "0:0:0:0:0:ffff";
  if (!mapped) return `${groups.slice(0, 4).join(":")}::/64`;
  return groups
    .slice(6)
    .flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255])
    .join(".");
}
