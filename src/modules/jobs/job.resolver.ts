import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../graphql/context.ts'
import { inputId, toNodeId } from '../../graphql/node-id.ts'
import { PageArgs } from '../../graphql/page-args.ts'
import { DateTimeScalar } from '../../graphql/scalars.ts'
import { outcomeOf } from '../../graphql/user-error.ts'
import type { Job, JobType } from './job.ts'
import { CancelJobInput, JobFilterInput, RetryJobInput, StartJobInput, toJobFilter } from './job.inputs.ts'
import { jobById, jobCounts, lastTicks, listJobs } from './job.repository.ts'
import { JobService } from './job.service.ts'
import {
  CancelJobPayload,
  JobConnection,
  JobObject,
  JobTypeObject,
  RetryJobPayload,
  StartJobPayload,
} from './job.types.ts'

@Resolver(() => JobObject)
export class JobResolver {
  readonly #jobs: JobService

  constructor(jobs: JobService) {
    this.#jobs = jobs
  }

  @Query(() => JobConnection, {
    nullable: true,
    description: 'Work in the background, newest first; dead letters are `states: [DEAD]`. For admins and auditors.',
  })
  async jobs(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => JobFilterInput, { nullable: true, description: 'Which.' }) filter: JobFilterInput | null,
    @Ctx() context: Context,
  ) {
    return listJobs(context.em, { page: page.toRequest(), filter: toJobFilter(filter) })
  }

  @Mutation(() => RetryJobPayload, { description: 'Has a dead job tried once more, now.' })
  async retryJob(
    @Arg('input', () => RetryJobInput, { description: 'Which.' }) input: RetryJobInput,
    @Ctx() context: Context,
  ): Promise<RetryJobPayload> {
    const { result, userErrors } = await outcomeOf('RetryJobError', async () =>
      this.#jobs.retry(context, inputId('Job', input.id, ['id'])),
    )
    return { job: result === null ? null : await context.loader(jobById).load(result), userErrors }
  }

  @Mutation(() => CancelJobPayload, { description: 'Ends a job that waits. A later sweep may ask for the same work.' })
  async cancelJob(
    @Arg('input', () => CancelJobInput, { description: 'Which.' }) input: CancelJobInput,
    @Ctx() context: Context,
  ): Promise<CancelJobPayload> {
    const { result, userErrors } = await outcomeOf('CancelJobError', async () =>
      this.#jobs.cancel(context, inputId('Job', input.id, ['id'])),
    )
    return { job: result === null ? null : await context.loader(jobById).load(result), userErrors }
  }

  @FieldResolver(() => ID, { description: 'Global id, job_…' })
  id(@Root() job: Job): string {
    return toNodeId('Job', job.id)
  }

  @FieldResolver(() => ID, { description: 'Name of its type; `jobTypes` lists them.' })
  type(@Root() job: Job): string {
    return job.type
  }

  @FieldResolver(() => String, { description: 'What it is about, for people. Nothing secret.' })
  description(@Root() job: Job): string {
    return this.#jobs.describe(job)
  }
}

@Resolver(() => JobTypeObject)
export class JobTypeResolver {
  readonly #jobs: JobService

  constructor(jobs: JobService) {
    this.#jobs = jobs
  }

  @Query(() => [JobTypeObject], {
    nullable: true,
    description: 'Every type of jobs, with its schedule and how many wait. For admins and auditors.',
  })
  jobTypes(): readonly JobType[] {
    return this.#jobs.types
  }

  @Mutation(() => StartJobPayload, { description: 'Enqueues a recurring type of jobs now, whatever its schedule.' })
  async startJob(
    @Arg('input', () => StartJobInput, { description: 'Which.' }) input: StartJobInput,
    @Ctx() context: Context,
  ): Promise<StartJobPayload> {
    const { result, userErrors } = await outcomeOf('StartJobError', () => this.#jobs.start(context, input.type))
    return { jobType: result, userErrors }
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'When it recurs: cron in UTC, with seconds first where there are six fields. Null: not by itself.',
  })
  schedule(@Root() type: JobType): string | null {
    return this.#jobs.scheduleOf(type)
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When it last recurred.' })
  async lastTickAt(@Root() type: JobType, @Ctx() context: Context): Promise<Date | null> {
    return (await context.loader(lastTicks).load(type.name))?.lastTick ?? null
  }

  @FieldResolver(() => Int, { description: 'Jobs that wait, for a first attempt or another one.' })
  async waiting(@Root() type: JobType, @Ctx() context: Context): Promise<number> {
    return (await context.loader(jobCounts).load(type.name))?.waiting ?? 0
  }

  @FieldResolver(() => Int, { description: 'Jobs under way.' })
  async running(@Root() type: JobType, @Ctx() context: Context): Promise<number> {
    return (await context.loader(jobCounts).load(type.name))?.running ?? 0
  }

  @FieldResolver(() => Int, { description: 'Dead letters.' })
  async dead(@Root() type: JobType, @Ctx() context: Context): Promise<number> {
    return (await context.loader(jobCounts).load(type.name))?.dead ?? 0
  }
}
