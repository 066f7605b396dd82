// What is due is found without reading what is at rest, a destination's list is read in its order, and what was meant
// before there were jobs for it is due at once.
import { Migration } from '@mikro-orm/migrations'

export class Migration20261122172214_deployment_work extends Migration {
  override name = 'Migration20261122172214_deployment_work'

  override up(): void {
    this.addSql(`create index deployments_due_index on deployments (next_attempt_at) where next_attempt_at is not null;`)
    this.addSql(`create index deployments_list_index on deployments (destination_id, created_at desc, id desc);`)
    this.addSql(`update deployments set next_attempt_at = now() where state in ('PENDING', 'REMOVING');`)
  }

  override down(): void {
    this.addSql(`drop index deployments_list_index;`)
    this.addSql(`drop index deployments_due_index;`)
  }
}
