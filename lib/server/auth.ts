import "server-only";
import { cookies } from "next/headers";
import { getServerSession, type NextAuthOptions } from "next-auth";
import { encode } from "next-auth/jwt";
import { readEnv } from "./env";

/** 等保: a session ends after twelve hours whatever happens. */
export const absoluteHours = 12;

declare module "next-auth" {
  interface Session {
    /** Names a row of Session; everything else is read there. */
    sid: string | null;
  }
}

const secure = () => readEnv().publicOrigin.startsWith("https:");
const cookieName = () => (secure() ? "__Secure-next-auth.session-token" : "next-auth.session-token");

/**
 * next-auth holds the cookie's format, and OIDC providers when a city configures one. Passwords do not go through its credentials
 * provider: that needs a CSRF cookie which a page rendered on the server cannot set, so it fails without script.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: readEnv().secret,
    providers: [],
    useSecureCookies: secure(),
    session: { strategy: "jwt", maxAge: absoluteHours * 3600 },
    pages: { signIn: "/sign-in" },
  };
}

/**
 * The secret of the session row named by the request's cookie. Only this reader asks for it: next-auth's own address, /api/auth/session,
 * answers without it, so that no script ever sees what the cookie keeps from scripts.
 */
export async function readSid(): Promise<string | null> {
  const withSid: NextAuthOptions["callbacks"] = {
    session: ({ session, token }) => ({ ...session, sid: typeof token.sid === "string" ? token.sid : null }),
  };
  const session = await getServerSession({ ...authOptions(), callbacks: withSid });
  return session?.sid ?? null;
}

export async function setSidCookie(sid: string): Promise<void> {
  const value = await encode({ token: { sid }, secret: readEnv().secret, maxAge: absoluteHours * 3600 });
  (await cookies()).set(cookieName(), value, {
    httpOnly: true,
    sameSite: "lax",
    secure: secure(),
    path: "/",
    maxAge: absoluteHours * 3600,
  });
}

export async function clearSidCookie(): Promise<void> {
  (await cookies()).delete(cookieName());
}
