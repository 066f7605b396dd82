// Signing in and out, and passwords.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { DomainError } from '../../errors.ts'
import type { Context } from '../../graphql/context.ts'
import { inputId } from '../../graphql/node-id.ts'
import { type Outcome, outcomeOf } from '../../graphql/user-error.ts'
import { PasswordService } from './password.service.ts'
import { type SignedIn, SignInService } from './sign-in.service.ts'
import { SingleSignOnService } from './single-sign-on.service.ts'
import {
  ChangePasswordInput,
  ChangePasswordPayload,
  ExchangeSignInCodeInput,
  ExchangeSignInCodePayload,
  SetUserPasswordInput,
  SetUserPasswordPayload,
  SignInInput,
  SignInPayload,
  SignOutEverywhereInput,
  SignOutEverywherePayload,
} from './user.inputs.ts'
import { userById } from './user.repository.ts'

export interface SessionServices {
  readonly signIn: SignInService
  readonly passwords: PasswordService
  /** Null without an identity provider. */
  readonly singleSignOn: SingleSignOnService | null
}

@Resolver()
export class SessionResolver {
  readonly #services: SessionServices

  constructor(services: SessionServices) {
    this.#services = services
  }

  @Mutation(() => SignInPayload, { description: 'Exchanges a password for a session token.' })
  async signIn(
    @Arg('input', () => SignInInput, { description: 'What is wanted.' }) input: SignInInput,
    @Ctx() context: Context,
  ): Promise<SignInPayload> {
    return session(context, await outcomeOf('SignInError', () => this.#services.signIn.signIn(context, input)))
  }

  @Mutation(() => ExchangeSignInCodePayload, {
    description: 'Ends a single sign-on: exchanges the code that the browser came back with for a session token.',
  })
  async exchangeSignInCode(
    @Arg('input', () => ExchangeSignInCodeInput, { description: 'What is wanted.' }) input: ExchangeSignInCodeInput,
    @Ctx() context: Context,
  ): Promise<ExchangeSignInCodePayload> {
    const outcome = await outcomeOf('ExchangeSignInCodeError', () =>
      withProvider(this.#services.singleSignOn).exchange(context, input),
    )
    return session(context, outcome)
  }

  @Mutation(() => ChangePasswordPayload, { description: "Changes one's own password and ends all other sessions." })
  async changePassword(
    @Arg('input', () => ChangePasswordInput, { description: 'What is wanted.' }) input: ChangePasswordInput,
    @Ctx() context: Context,
  ): Promise<ChangePasswordPayload> {
    const { passwords } = this.#services
    return session(context, await outcomeOf('ChangePasswordError', () => passwords.change(context, input)))
  }

  @Mutation(() => SetUserPasswordPayload, { description: 'Gives somebody a new password and ends their sessions.' })
  async setUserPassword(
    @Arg('input', () => SetUserPasswordInput, { description: 'What is wanted.' }) input: SetUserPasswordInput,
    @Ctx() context: Context,
  ): Promise<SetUserPasswordPayload> {
    const { result, userErrors } = await outcomeOf('SetUserPasswordError', async () =>
      this.#services.passwords.set(context, { ...input, userId: inputId('User', input.userId, ['userId']) }),
    )
    return { user: result === null ? null : await context.loader(userById).load(result), userErrors }
  }

  @Mutation(() => SignOutEverywherePayload, { description: "Ends all sessions: one's own, or as an admin anybody's." })
  async signOutEverywhere(
    @Arg('input', () => SignOutEverywhereInput, { description: 'What is wanted.' }) input: SignOutEverywhereInput,
    @Ctx() context: Context,
  ): Promise<SignOutEverywherePayload> {
    const { result, userErrors } = await outcomeOf('SignOutEverywhereError', async () => {
      const userId = input.userId == null ? null : inputId('User', input.userId, ['userId'])
      return this.#services.passwords.signOutEverywhere(context, { ...input, userId })
    })
    return { user: result === null ? null : await context.loader(userById).load(result), userErrors }
  }
}

/** The payload of whatever ends in a session. */
export async function session(context: Context, { result, userErrors }: Outcome<SignedIn>) {
  if (result === null) return { token: null, expiresAt: null, user: null, userErrors }
  const { token, expiresAt, userId } = result
  context.proven.add(userId)
  return { token, expiresAt, user: await context.loader(userById).load(userId), userErrors }
}

function withProvider(service: SingleSignOnService | null): SingleSignOnService {
  if (service === null) throw new DomainError('UNSUPPORTED', 'there is no identity provider configured')
  return service
}
