// The part of the composition root about people: who signs in, by what, and who a token stands for.
import { ANONYMOUS, type Actor } from '../auth/actor.ts'
import { OidcProvider } from '../auth/oidc.ts'
import { PasswordHasher, type ScryptCost } from '../auth/passwords.ts'
import { SealedCookie } from '../auth/sealed-cookie.ts'
import { DEFAULT_SIGN_IN_LIMITS, FAMILIAR_SECONDS, SignInLimiter } from '../auth/sign-in-limiter.ts'
import { SessionTokens } from '../auth/tokens.ts'
import type { Services } from '../api.ts'
import type { Keys } from './keys.ts'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database/connection.ts'
import { type RequestInfo, Scope } from '../database/scope.ts'
import type { SecretBox } from '../database/secrets.ts'
import { CALLBACK_PATH, type SingleSignOnOptions } from '../http/single-sign-on.ts'
import { ApiKeyService } from '../modules/api-keys/api-key.service.ts'
import { RoleService } from '../modules/roles/role.service.ts'
import { AuthenticationService } from '../modules/users/authentication.service.ts'
import { IdentityService } from '../modules/users/identity.service.ts'
import { PasswordService } from '../modules/users/password.service.ts'
import { SharedSignInCounters } from '../modules/users/sign-in-counters.repository.ts'
import { SignInService } from '../modules/users/sign-in.service.ts'
import { SingleSignOnService } from '../modules/users/single-sign-on.service.ts'
import { UserService } from '../modules/users/user.service.ts'

export interface PeopleParts {
  readonly config: Config
  readonly database: Database
  readonly keys: Pick<Keys, 'deriveSecret'>
  readonly secrets: SecretBox
  readonly clock: Clock
  readonly passwordCost: ScryptCost | undefined
}

export interface People {
  readonly services: Pick<Services, 'users' | 'sessions' | 'roles' | 'apiKeys'>
  /** Who a bearer token stands for. @throws RequestError UNAUTHENTICATED */
  authenticate(token: string, request: RequestInfo): Promise<Actor>
  readonly singleSignOn: SingleSignOnOptions | null
}

export function wirePeople({ config, database, keys, secrets, clock, passwordCost }: PeopleParts): People {
  const sessions = new SessionTokens({
    secret: keys.deriveSecret('session-tokens'),
    clock,
    lifetimeSeconds: config.sessionSeconds,
  })
  const passwords = new PasswordHasher(passwordCost === undefined ? {} : { cost: passwordCost })
  const signIn = new SignInService(passwords, sessions, signInLimiter(database, config, clock))
  const scopeOf = (request: RequestInfo) => new Scope(database.fork(), ANONYMOUS, request, clock)
  const { oidc } = config
  const provider = oidc === null ? null : openProvider(config, oidc, clock)
  const identities = provider === null ? null : new IdentityService(provider, oidc?.roleMap ?? [])
  const authentication = new AuthenticationService(sessions, identities)
  const cookies = new SealedCookie(keys.deriveSecret('single-sign-on'), 'single-sign-on', clock)
  const singleSignOn =
    provider === null || identities === null ? null : new SingleSignOnService(provider, identities, signIn, cookies)
  return {
    services: {
      users: new UserService(passwords, provider?.issuer ?? null),
      sessions: { signIn, passwords: new PasswordService(passwords, signIn), singleSignOn },
      roles: new RoleService(secrets),
      apiKeys: new ApiKeyService(),
    },
    authenticate: (token, request) => authentication.actorOf(scopeOf(request), token),
    singleSignOn:
      singleSignOn === null
        ? null
        : {
            publicUrl: config.publicUrl,
            returnUrl: oidc?.returnUrl ?? '',
            service: {
              begin: (challenge) => singleSignOn.begin(challenge),
              finish: (request, search, cookie) => singleSignOn.finish(scopeOf(request), search, cookie),
            },
          },
  }
}

function signInLimiter(database: Database, config: Config, clock: Clock): SignInLimiter {
  const limits = { ...DEFAULT_SIGN_IN_LIMITS, ...config.signIn }
  const { windowSeconds, entries } = limits
  const bounds = { windowSeconds, familiarSeconds: FAMILIAR_SECONDS, rows: entries }
  return new SignInLimiter(clock, new SharedSignInCounters(() => database.fork(), bounds), limits)
}

function openProvider(config: Config, oidc: NonNullable<Config['oidc']>, clock: Clock): OidcProvider {
  return new OidcProvider({
    ...oidc,
    clientSecret: oidc.clientSecret?.reveal() ?? null,
    redirectUri: `${config.publicUrl}${CALLBACK_PATH}`,
    clock,
  })
}
