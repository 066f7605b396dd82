// What is due is found without reading the rest.
import { Migration } from '@mikro-orm/migrations'

export class Migration20261122210443_switch_guards extends Migration {
  override name = 'Migration20261122210443_switch_guards'

  override up(): void {
    this.addSql(
      `create index endpoint_switches_due_index on endpoint_switches (next_attempt_at) where next_attempt_at is not null;`,
    )
  }

  override down(): void {
    this.addSql(`drop index endpoint_switches_due_index;`)
  }
}
