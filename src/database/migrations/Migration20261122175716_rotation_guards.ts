// A certificate has one rotation under way at most; what is due, and what is to be planned, is found without reading the rest.
import { Migration } from '@mikro-orm/migrations'

export class Migration20261122175716_rotation_guards extends Migration {
  override name = 'Migration20261122175716_rotation_guards'

  override up(): void {
    this.addSql(`create unique index rotations_open_unique on rotations (certificate_id) where finished_at is null;`)
    this.addSql(`create index rotations_due_index on rotations (next_attempt_at) where next_attempt_at is not null;`)
    this.addSql(
      `create index certificates_rotation_index on certificates (not_after) ` +
        `where rotation and revoked_at is null and deleted_at is null;`,
    )
  }

  override down(): void {
    this.addSql(`drop index certificates_rotation_index;`)
    this.addSql(`drop index rotations_due_index;`)
    this.addSql(`drop index rotations_open_unique;`)
  }
}
