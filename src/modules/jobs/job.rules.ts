import type { Context } from '../../graphql/context.ts'
import { guarded, type RuleMap } from '../../graphql/shield.ts'
import { mayControlJobs, mayReadJobs } from './job.policy.ts'

function controlling(name: string, permission: Parameters<typeof mayControlJobs>[1]) {
  return guarded(name, ({ actor }: Context) => mayControlJobs(actor, permission))
}

export const jobRules: RuleMap = {
  Query: {
    jobs: guarded('jobs: admin or auditor', ({ actor }) => mayReadJobs(actor)),
    jobTypes: guarded('jobTypes: admin or auditor', ({ actor }) => mayReadJobs(actor)),
  },
  Mutation: {
    retryJob: controlling('retryJob: admin', 'job:retry'),
    cancelJob: controlling('cancelJob: admin', 'job:cancel'),
    startJob: controlling('startJob: admin', 'job:start'),
  },
}
