// Bodies that the demonstration city's cases can be handed to: invented, of each kind that L5 names.
import type { Actor } from "@/lib/kernel/access";
import { savePartner } from "@/lib/rights-cases/commands/partners";
import type { PartnerKind } from "@/lib/rights-cases/schema/transfers";
import { act } from "./acts";

type Partner = { name: string; kind: PartnerKind; remit: string; phone: string; address: string };
const partners: Partner[] = [
  {
    name: "临江市劳动保障监察支队（样例）",
    kind: "government",
    remit: "拖欠工资、没有缴社保、超时加班",
    phone: "0737-5550111",
    address: "临江市人民路 18 号",
  },
  { name: "临江市司法局（样例）", kind: "government", remit: "法律援助、人民调解", phone: "0737-5550122", address: "临江市滨江路 6 号" },
  {
    name: "临江市知识产权局（样例）",
    kind: "government",
    remit: "专利侵权纠纷、职务发明奖励",
    phone: "0737-5550133",
    address: "临江市科技路 9 号",
  },
  {
    name: "临江市总工会（样例）",
    kind: "association",
    remit: "劳动争议调解、困难职工帮扶",
    phone: "0737-5550144",
    address: "临江市人民路 2 号",
  },
  { name: "临江市法律服务有限公司（样例）", kind: "enterprise", remit: "合同、知识产权法律咨询", phone: "0737-5550155", address: "" },
  { name: "临江市心理健康协会（样例）", kind: "society", remit: "心理疏导、危机干预", phone: "0737-5550166", address: "" },
];

export async function loadPartners(office: Actor): Promise<void> {
  for (const partner of partners) await act(savePartner, office, { partnerId: "", ...partner });
}
