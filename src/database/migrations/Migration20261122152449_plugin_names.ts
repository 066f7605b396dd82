// What entities cannot say about notifications, destinations and DNS providers: names are unique without regard to case.
import { Migration } from '@mikro-orm/migrations'

export class Migration20261122152449_plugin_names extends Migration {
  override name = 'Migration20261122152449_plugin_names'

  override up(): void {
    this.addSql(`create unique index notifications_name_unique on notifications (lower(name));`)
    this.addSql(`create unique index destinations_name_unique on destinations (lower(name));`)
    this.addSql(`create unique index dns_providers_name_unique on dns_providers (lower(name));`)
    this.addSql(`create index notifications_default_index on notifications (default_for, owner) where default_for is not null;`)
    this.addSql(`create index destination_roles_role_index on destination_roles (role_id);`)
  }

  override down(): void {
    this.addSql(`drop index destination_roles_role_index;`)
    this.addSql(`drop index notifications_default_index;`)
    this.addSql(`drop index dns_providers_name_unique;`)
    this.addSql(`drop index destinations_name_unique;`)
    this.addSql(`drop index notifications_name_unique;`)
  }
}
