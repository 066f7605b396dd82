// Every issuer there is besides the CAs that this service keeps itself.
import { acmeIssuer } from './acme/acme.ts'
import { cfsslIssuer } from './cfssl.ts'
import type { IssuerPlugin } from './issuer.ts'
import { vaultIssuer } from './vault.ts'

export type {
  DnsChallenges,
  Issuer,
  IssuerPlugin,
  IssuerStore,
  IssuerTools,
  Obstacle,
  Order,
  OrderOutcome,
  OrderState,
  ProposedOrder,
  RemoteRevocation,
} from './issuer.ts'

export const issuerPlugins: readonly IssuerPlugin[] = [acmeIssuer, cfsslIssuer, vaultIssuer]
