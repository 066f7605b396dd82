// The migrations in their order. One that has landed is never edited.
import { Migration20261122130000_initial } from './Migration20261122130000_initial.ts'
import { Migration20261122140000_guards } from './Migration20261122140000_guards.ts'
import { Migration20261122145210_people } from './Migration20261122145210_people.ts'
import { Migration20261122150300_certificate_model } from './Migration20261122150300_certificate_model.ts'
import { Migration20261122150622_authorities } from './Migration20261122150622_authorities.ts'
import { Migration20261122151001_authority_guards } from './Migration20261122151001_authority_guards.ts'
import { Migration20261122151101_audit_chain } from './Migration20261122151101_audit_chain.ts'
import { Migration20261122151403_compromised_keys } from './Migration20261122151403_compromised_keys.ts'
import { Migration20261122152448_plugins } from './Migration20261122152448_plugins.ts'
import { Migration20261122152449_plugin_names } from './Migration20261122152449_plugin_names.ts'
import { Migration20261122154000_sealed_settings } from './Migration20261122154000_sealed_settings.ts'
import { Migration20261122161439_verification } from './Migration20261122161439_verification.ts'
import { Migration20261122171028_job_schedules } from './Migration20261122171028_job_schedules.ts'
import { Migration20261122171459_notices } from './Migration20261122171459_notices.ts'
import { Migration20261122172213_deployments } from './Migration20261122172213_deployments.ts'
import { Migration20261122172214_deployment_work } from './Migration20261122172214_deployment_work.ts'
import { Migration20261122174505_sign_in_counters } from './Migration20261122174505_sign_in_counters.ts'
import { Migration20261122175523_sources } from './Migration20261122175523_sources.ts'
import { Migration20261122175524_source_indexes } from './Migration20261122175524_source_indexes.ts'
import { Migration20261122171412_outside_authorities } from './Migration20261122171412_outside_authorities.ts'
import { Migration20261122171413_outside_guards } from './Migration20261122171413_outside_guards.ts'
import { Migration20261122180952_deployment_places } from './Migration20261122180952_deployment_places.ts'

export const migrations = [
  { name: 'Migration20261122130000_initial', class: Migration20261122130000_initial },
  { name: 'Migration20261122140000_guards', class: Migration20261122140000_guards },
  { name: 'Migration20261122145210_people', class: Migration20261122145210_people },
  { name: 'Migration20261122150300_certificate_model', class: Migration20261122150300_certificate_model },
  { name: 'Migration20261122150622_authorities', class: Migration20261122150622_authorities },
  { name: 'Migration20261122151001_authority_guards', class: Migration20261122151001_authority_guards },
  { name: 'Migration20261122151101_audit_chain', class: Migration20261122151101_audit_chain },
  { name: 'Migration20261122151403_compromised_keys', class: Migration20261122151403_compromised_keys },
  { name: 'Migration20261122152448_plugins', class: Migration20261122152448_plugins },
  { name: 'Migration20261122152449_plugin_names', class: Migration20261122152449_plugin_names },
  { name: 'Migration20261122154000_sealed_settings', class: Migration20261122154000_sealed_settings },
  { name: 'Migration20261122161439_verification', class: Migration20261122161439_verification },
  { name: 'Migration20261122171028_job_schedules', class: Migration20261122171028_job_schedules },
  { name: 'Migration20261122171459_notices', class: Migration20261122171459_notices },
  { name: 'Migration20261122172213_deployments', class: Migration20261122172213_deployments },
  { name: 'Migration20261122172214_deployment_work', class: Migration20261122172214_deployment_work },
  { name: 'Migration20261122174505_sign_in_counters', class: Migration20261122174505_sign_in_counters },
  { name: 'Migration20261122175523_sources', class: Migration20261122175523_sources },
  { name: 'Migration20261122175524_source_indexes', class: Migration20261122175524_source_indexes },
  { name: 'Migration20261122171412_outside_authorities', class: Migration20261122171412_outside_authorities },
  { name: 'Migration20261122171413_outside_guards', class: Migration20261122171413_outside_guards },
  { name: 'Migration20261122180952_deployment_places', class: Migration20261122180952_deployment_places },
]
