// The settings of plugins hold on to their key as other secrets do: it cannot be retired while they are sealed under it.
import { Migration } from '@mikro-orm/migrations'

export class Migration20261122154000_sealed_settings extends Migration {
  override name = 'Migration20261122154000_sealed_settings'

  override up(): void {
    for (const table of TABLES) {
      this.addSql(
        `alter table ${table} add constraint ${table}_key_id_foreign foreign key (key_id) references key_canaries (key_id) on delete restrict;`,
      )
    }
  }

  override down(): void {
    for (const table of TABLES) this.addSql(`alter table ${table} drop constraint ${table}_key_id_foreign;`)
  }
}

const TABLES = ['destinations', 'dns_providers', 'notifications'] as const
