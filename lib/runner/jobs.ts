import "server-only";
import { activityJobs } from "@/lib/activities/jobs";
import { applicationJobs } from "@/lib/applications/jobs";
import { documentJobs } from "@/lib/documents/jobs";
import { fileJobs } from "@/lib/files/jobs";
import { homeJobs } from "@/lib/homes/jobs";
import { messageJobs } from "@/lib/messages/jobs";
import { caseJobs } from "@/lib/rights-cases/jobs";
import { caseKeepingJobs } from "@/lib/rights-cases/jobs/keeping";
import type { JobHandlers } from "@/lib/server/jobs";
import { upkeepJobs } from "@/lib/upkeep/jobs";
import { workJobs } from "@/lib/work/jobs";

/** What every job does, gathered from the features. */
export const jobHandlers: JobHandlers = {
  ...activityJobs,
  ...applicationJobs,
  ...caseJobs,
  ...caseKeepingJobs,
  ...documentJobs,
  ...fileJobs,
  ...homeJobs,
  ...messageJobs,
  ...upkeepJobs,
  ...workJobs,
};
