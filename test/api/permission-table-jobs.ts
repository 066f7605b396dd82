// The part of the permission table about work in the background.
import { toNodeId } from '../../src/graphql/node-id.ts'
import { graphql } from '../kit/gql/index.ts'
import { asked, gets, NOBODY, type RootFieldEntry } from './permission-entries.ts'

const NO_JOB = toNodeId('Job', NOBODY)

export const JOBS_TABLE: Readonly<Record<string, RootFieldEntry>> = {
  'Query.jobs': {
    document: asked(
      graphql(`
        query MayListJobs {
          jobs {
            totalCount
          }
        }
      `),
    ),
    relations: [{ about: 'all', variables: () => ({}), expected: gets('ALLOWED', ['admin', 'auditor']) }],
  },
  'Query.jobTypes': {
    document: asked(
      graphql(`
        query MayListJobTypes {
          jobTypes {
            name
            dead
          }
        }
      `),
    ),
    relations: [{ about: 'all', variables: () => ({}), expected: gets('ALLOWED', ['admin', 'auditor']) }],
  },
  'Mutation.retryJob': {
    document: asked(
      graphql(`
        mutation MayRetryJob($input: RetryJobInput!) {
          retryJob(input: $input) {
            job {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'one that is not there',
        variables: () => ({ input: { id: NO_JOB } }),
        expected: gets('NOT_FOUND', ['admin']),
      },
    ],
  },
  'Mutation.cancelJob': {
    document: asked(
      graphql(`
        mutation MayCancelJob($input: CancelJobInput!) {
          cancelJob(input: $input) {
            job {
              id
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'one that is not there',
        variables: () => ({ input: { id: NO_JOB } }),
        expected: gets('NOT_FOUND', ['admin']),
      },
    ],
  },
  'Mutation.startJob': {
    document: asked(
      graphql(`
        mutation MayStartJob($input: StartJobInput!) {
          startJob(input: $input) {
            jobType {
              name
            }
            userErrors {
              code
              path
            }
          }
        }
      `),
    ),
    relations: [
      {
        about: 'what recurs',
        variables: () => ({ input: { type: 'clean-up' } }),
        expected: gets('ALLOWED', ['admin']),
      },
    ],
  },
}
