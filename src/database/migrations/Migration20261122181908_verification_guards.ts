// What entities cannot say: among what our own authorities revoked, issuer and serial number are unique.
import { Migration } from '@mikro-orm/migrations'

export class Migration20261122181908_verification_guards extends Migration {
  override name = 'Migration20261122181908_verification_guards'

  override up(): void {
    this.addSql(
      `create unique index revocations_own_issuer_serial_unique on revocations (issuer_hash, serial_number) where authority_id is not null;`,
    )
  }

  override down(): void {
    this.addSql(`drop index revocations_own_issuer_serial_unique;`)
  }
}
