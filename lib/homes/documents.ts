import "server-only";
import { certificateData, type CertificateData } from "@/lib/documents/schema";
import { readEnv } from "@/lib/server/env";
import { typeset } from "@/lib/server/typeset";
import { zh } from "@/lib/text/documents/papers";
import { certificateDate, dayText } from "@/lib/text/format";

const words = zh.certificate;

/** 授牌证书 from its frozen data: the same data are the same file, whenever it is set. */
export async function certificate(frozen: CertificateData): Promise<Uint8Array> {
  const data = certificateData.parse(frozen);
  return typeset({
    template: "certificate",
    data: {
      title: words.title,
      issuer: data.issuer,
      to: words.to(data.holder),
      body: words.body(data.way, data.policy.title, data.policy.number),
      honour: data.title,
      on: certificateDate(data.issuedOn),
      notes: [words.number(data.number), words.until(data.validTo && dayText(data.validTo)), words.verify, data.verifyCode],
    },
    made: data.issuedOn,
    qr: `${readEnv().publicOrigin}/verify/${data.verifyCode}`,
  });
}
