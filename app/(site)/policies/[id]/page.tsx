import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PolicyPage } from "@/components/policies/policy";
import { isId } from "@/lib/kernel/paging";
import { publicPolicy } from "@/lib/policies/queries";
import type { Audience } from "@/lib/server/admit";
import { zh } from "@/lib/text/policies";

export const audience = "everyone" satisfies Audience;

const read = cache(async (id: string) => (isId(id) ? publicPolicy(id) : null));

export async function generateMetadata({ params }: PageProps<"/policies/[id]">): Promise<Metadata> {
  const policy = await read((await params).id);
  return { title: policy?.title ?? zh.title };
}

export default async function PublicPolicyPage({ params }: PageProps<"/policies/[id]">) {
  const policy = await read((await params).id);
  if (!policy) notFound();
  return <PolicyPage policy={policy} />;
}
