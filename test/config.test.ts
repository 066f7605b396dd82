import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { CONFIG_VARIABLES, ConfigError, loadConfig } from '../src/config.ts'

const load = (env: Record<string, string | undefined> = {}) => loadConfig(env, '/srv/indri')

const OIDC = { INDRI_OIDC_ISSUER: 'http://127.0.0.1:3000', INDRI_OIDC_CLIENT_ID: 'indri' }

describe('configuration defaults', () => {
  it('runs embedded, on loopback, from the data folder', () => {
    const config = load()
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      dataDir: '/srv/indri/data',
      database: { kind: 'embedded', directory: '/srv/indri/data/database' },
      keyring: { kind: 'file', path: '/srv/indri/data/keyring.json' },
      publicUrl: 'http://127.0.0.1:4000',
      publicUrlIsDefault: true,
      sessionSeconds: 43_200,
      bodyLimitBytes: 2_097_152,
      authorityCreation: 'admin',
      allowedDomains: [],
      weakKeyFiles: [],
      trustProxy: false,
      unknownVariables: [],
    })
    expect(config.graphql).toEqual({
      maximumTokens: 2000,
      maximumDepth: 12,
      maximumAliases: 30,
      maximumDirectives: 50,
      maximumCost: 10_000,
      introspection: 'signed-in',
      graphiql: true,
    })
  })

  it('treats empty and blank variables as unset', () => {
    const blank = Object.fromEntries(CONFIG_VARIABLES.map(({ name }) => [name, ' ']))
    expect(load(blank)).toEqual(load())
  })

  it('is frozen through and through', () => {
    const config = load({ INDRI_ALLOWED_DOMAINS: 'example.com' })
    for (const part of [config, config.graphql, config.signIn, config.database, config.allowedDomains]) {
      expect(Object.isFrozen(part)).toBe(true)
    }
  })
})

describe('configuration from the environment', () => {
  it.each([
    [{ PORT: '0' }, { port: 0 }],
    [{ HOST: '::1', PORT: '80' }, { publicUrl: 'http://[::1]:80' }],
    [{ HOST: '0.0.0.0' }, { publicUrl: 'http://localhost:4000' }],
    [{ INDRI_PUBLIC_URL: 'https://pki.example.com/indri/' }, { publicUrl: 'https://pki.example.com/indri' }],
    [{ INDRI_DATA_DIR: '/var/lib/indri' }, { database: { kind: 'embedded', directory: '/var/lib/indri/database' } }],
    [{ INDRI_KEYRING_FILE: 'keys.json' }, { keyring: { kind: 'file', path: '/srv/indri/keys.json' } }],
    [{ INDRI_SESSION_HOURS: '0.5' }, { sessionSeconds: 1800 }],
    [{ INDRI_SIGN_IN_WINDOW_MINUTES: '5' }, { signIn: { windowSeconds: 300 } }],
    [{ INDRI_GRAPHIQL: 'off' }, { graphql: { graphiql: false } }],
    [{ INDRI_AUTHORITY_CREATION: 'operator' }, { authorityCreation: 'operator' }],
    [{ INDRI_ALLOWED_DOMAINS: ' Example.com , *.example.org,' }, { allowedDomains: ['example.com', '*.example.org'] }],
    [{}, { oidc: null }],
    [
      { INDRI_OIDC_ISSUER: 'https://id.example/realms/x', INDRI_OIDC_CLIENT_ID: 'indri' },
      {
        oidc: {
          issuer: 'https://id.example/realms/x',
          clientId: 'indri',
          clientSecret: null,
          audience: null,
          scopes: 'openid profile email',
          groupsClaim: 'groups',
          roleMap: [],
          returnUrl: 'http://127.0.0.1:4000/graphiql',
        },
      },
    ],
    [{ ...OIDC, INDRI_OIDC_AUDIENCE: 'urn:indri' }, { oidc: { audience: 'urn:indri' } }],
    [{ ...OIDC, INDRI_OIDC_GROUPS_CLAIM: 'realm_access.roles' }, { oidc: { groupsClaim: 'realm_access.roles' } }],
    [
      { ...OIDC, INDRI_OIDC_RETURN_URL: 'https://console.example/' },
      { oidc: { returnUrl: 'https://console.example/' } },
    ],
    [
      { ...OIDC, INDRI_OIDC_ROLE_MAP: 'pki=admin, a=b=team@example.org' },
      {
        oidc: {
          roleMap: [
            { group: 'pki', role: 'admin' },
            { group: 'a=b', role: 'team@example.org' },
          ],
        },
      },
    ],
    [
      { ...OIDC, INDRI_OIDC_ROLE_MAP: '{"cn=pki,ou=groups":["admin","auditor"]}' },
      {
        oidc: {
          roleMap: [
            { group: 'cn=pki,ou=groups', role: 'admin' },
            { group: 'cn=pki,ou=groups', role: 'auditor' },
          ],
        },
      },
    ],
    [{ INDRI_TRUST_PROXY: '2' }, { trustProxy: 2 }],
    [{ INDRI_TRUST_PROXY: '10.0.0.0/8, ::1' }, { trustProxy: ['10.0.0.0/8', '::1'] }],
  ])('%j', (env, expected) => {
    expect(load(env)).toMatchObject(expected)
  })

  it('takes the addresses of PostgreSQL and the keyring as secrets that do not show', () => {
    const config = load({ DATABASE_URL: 'postgresql://indri:s3cret@db/indri', INDRI_KEYRING: '{"keys":"s3cret"}' })
    expect(config.database.kind === 'server' && config.database.url.reveal()).toBe('postgresql://indri:s3cret@db/indri')
    expect(config.keyring.kind === 'environment' && config.keyring.json.reveal()).toBe('{"keys":"s3cret"}')
    for (const shown of [inspect(config, { depth: 9 }), JSON.stringify(config)]) {
      expect(shown).toContain('[secret]')
      expect(shown).not.toContain('s3cret')
    }
  })

  it('lists variables that nothing reads', () => {
    expect(load({ INDRI_SESION_HOURS: '1', PATH: '/bin' }).unknownVariables).toEqual(['INDRI_SESION_HOURS'])
  })
})

describe('a bad value', () => {
  it.each([
    ['HOST', 'not a host', 'an IP address or host name'],
    ['PORT', '65536', 'a whole number from 0 to 65535'],
    ['PORT', '4e3', 'a whole number from 0 to 65535'],
    ['PORT', '-1', 'a whole number from 0 to 65535'],
    ['INDRI_PUBLIC_URL', 'pki.example.com', 'http:// or https://'],
    ['INDRI_PUBLIC_URL', 'https://user:pw@pki.example.com', 'without user'],
    ['INDRI_PUBLIC_URL', 'https://pki.example.com/?a', 'without user, query'],
    ['INDRI_LOG_LEVEL', 'verbose', 'one of fatal, error'],
    ['INDRI_SESSION_HOURS', '0', 'hours from 0.1 to 720'],
    ['INDRI_SESSION_HOURS', '12h', 'hours from 0.1 to 720'],
    ['INDRI_BODY_LIMIT_BYTES', '2MB', 'a whole number from 1024'],
    ['INDRI_GRAPHQL_MAX_TOKENS', '0', 'a whole number from 100'],
    ['INDRI_GRAPHQL_MAX_DEPTH', '0', 'a whole number from 3'],
    ['INDRI_GRAPHQL_MAX_ALIASES', 'many', 'a whole number from 0'],
    ['INDRI_GRAPHQL_MAX_COST', '1.5', 'a whole number from 100'],
    ['INDRI_INTROSPECTION', 'yes', 'one of signed-in, public, off'],
    ['INDRI_GRAPHIQL', 'true', 'one of on, off'],
    ['INDRI_SIGN_IN_FAILURES_PER_ACCOUNT', '0', 'a whole number from 3'],
    ['INDRI_AUTHORITY_CREATION', 'everybody', 'one of admin, operator'],
    ['INDRI_ALLOWED_DOMAINS', 'example.com example.org', 'by comma'],
    ['INDRI_TRUST_PROXY', 'true', 'a number of proxies'],
    ['INDRI_TRUST_PROXY', '10.0.0.0/33', 'a number of proxies'],
    ['INDRI_TRUST_PROXY', '0', 'a number of proxies'],
    ['INDRI_OIDC_ISSUER', 'http://id.example', 'https:// (http:// for this machine only)'],
    ['INDRI_OIDC_SCOPES', 'profile email', '`openid` among them'],
    ['INDRI_OIDC_ROLE_MAP', 'pki', 'group=role, by comma'],
    ['INDRI_OIDC_ROLE_MAP', '{"pki":1}', 'group=role, by comma'],
  ])('%s=%s is refused with its name, what was expected and what was found', (name, value, expected) => {
    expect(() => load({ [name]: value })).toThrow(ConfigError)
    const message = messageOf({ [name]: value })
    expect(message).toMatch(new RegExp(`^${name}: expected `))
    expect(message).toContain(expected)
    expect(message).toContain(`found ${JSON.stringify(value)}`)
  })

  it.each([
    ['DATABASE_URL', 'mysql://root:s3cret@db/indri'],
    ['DATABASE_URL', 's3cret'],
    ['INDRI_KEYRING', 's3cret'],
  ])('of the secret variable %s is not repeated', (name, value) => {
    expect(messageOf({ [name]: value })).toMatch(new RegExp(`^${name}: expected .*not shown`))
    expect(messageOf({ [name]: value })).not.toContain('s3cret')
  })

  it('of the identity provider is reported when half of it is missing', () => {
    expect(messageOf({ INDRI_OIDC_ISSUER: 'https://id.example' })).toBe(
      'INDRI_OIDC_CLIENT_ID: expected it beside INDRI_OIDC_ISSUER, found nothing',
    )
    expect(messageOf({ INDRI_OIDC_CLIENT_ID: 'indri' })).toBe(
      'INDRI_OIDC_ISSUER: expected it beside INDRI_OIDC_CLIENT_ID, found nothing',
    )
  })

  it('is reported together with every other', () => {
    const message = messageOf({ PORT: 'x', INDRI_LOG_LEVEL: 'y', INDRI_KEYRING: '{}', INDRI_KEYRING_FILE: 'z' })
    expect(message.split('\n')).toHaveLength(3)
    expect(message).toContain('INDRI_KEYRING: expected it or INDRI_KEYRING_FILE to be set, found both')
  })
})

it('describes every variable for the documentation', () => {
  expect(new Set(CONFIG_VARIABLES.map(({ name }) => name)).size).toBe(CONFIG_VARIABLES.length)
  for (const { description } of CONFIG_VARIABLES) expect(description).toMatch(/^[A-Z].*\.$/)
})

function messageOf(env: Record<string, string>): string {
  try {
    load(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  throw new Error('The configuration was taken.')
}
