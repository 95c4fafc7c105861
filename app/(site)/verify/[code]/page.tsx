import type { Metadata } from "next";
import { notFound } from "next/navigation";
import QRCode from "qrcode";
import { VerifyView } from "@/components/homes/verify";
import { LetterVerify } from "@/components/rights/letter-verify";
import { publicPlaque } from "@/lib/homes/queries/plaques";
import { publicLetter } from "@/lib/rights-cases/queries/letters";
import { publicCity, publicOrigin } from "@/lib/portal/queries";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/homes";

export const audience = "everyone" satisfies Audience;
export const metadata: Metadata = { title: zh.verifyTitle, robots: { index: false } };

export default async function VerifyPlaquePage({ params }: PageProps<"/verify/[code]">) {
  const { code } = await params;
  const plaque = /^[A-Za-z0-9]{10,40}$/.test(code) ? await publicPlaque(code) : null;
  if (!plaque) {
    const letter = /^[0-9A-Z]{16}$/.test(code) ? await publicLetter(code) : null;
    if (!letter) notFound();
    return <LetterVerify letter={letter} />;
  }
  const [city, qr] = await Promise.all([
    publicCity(),
    QRCode.toDataURL(`${publicOrigin()}/verify/${code}`, { margin: 1, errorCorrectionLevel: "M", width: 264 }),
  ]);
  return <VerifyView plaque={plaque} city={city?.name ?? ""} host={new URL(publicOrigin()).host} qr={qr} />;
}
