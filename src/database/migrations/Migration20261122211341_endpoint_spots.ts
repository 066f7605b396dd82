import { Migration } from '@mikro-orm/migrations';

export class Migration20261122211341_endpoint_spots extends Migration {

  override name = 'Migration20261122211341_endpoint_spots';

  override up(): void | Promise<void> {
    this.addSql(`alter table "endpoints" add "address" varchar(45) null, add "start_tls" varchar(16) null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "endpoints" drop column "address", drop column "start_tls";`);
  }

}
