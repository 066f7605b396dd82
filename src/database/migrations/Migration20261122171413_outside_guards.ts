// Sealed columns of authorities elsewhere hold on to their key, and two of them may name the same CA certificate.
import { Migration } from '@mikro-orm/migrations'

export class Migration20261122171413_outside_guards extends Migration {
  override name = 'Migration20261122171413_outside_guards'

  override up(): void {
    for (const table of SEALED) {
      this.addSql(
        `alter table ${table} add constraint ${table}_key_id_foreign foreign key (key_id) references key_canaries (key_id) on delete restrict;`,
      )
    }
    // Two accounts at one CA elsewhere see the same certificate above what it issues.
    this.addSql(`drop index authorities_certificate_unique;`)
    this.addSql(
      `create unique index authorities_certificate_unique on authorities (certificate_id) where certificate_id is not null and type <> 'EXTERNAL';`,
    )
    this.addSql(`create index authorities_certificate_index on authorities (certificate_id);`)
  }

  override down(): void {
    this.addSql(`drop index authorities_certificate_index;`)
    this.addSql(`drop index authorities_certificate_unique;`)
    this.addSql(
      `create unique index authorities_certificate_unique on authorities (certificate_id) where certificate_id is not null;`,
    )
    for (const table of SEALED) this.addSql(`alter table ${table} drop constraint ${table}_key_id_foreign;`)
  }
}

const SEALED = ['authority_issuers', 'issuer_stores', 'pending_certificates'] as const
