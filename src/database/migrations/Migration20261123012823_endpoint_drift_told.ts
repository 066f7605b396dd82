import { Migration } from '@mikro-orm/migrations';

export class Migration20261123012823_endpoint_drift_told extends Migration {

  override name = 'Migration20261123012823_endpoint_drift_told';

  override up(): void | Promise<void> {
    this.addSql(`alter table "endpoints" add "drift_key" text null, add "drift_looks" int not null default 0, add "drift_told_at" timestamptz null, add "drift_told_key" text null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "endpoints" drop column "drift_key", drop column "drift_looks", drop column "drift_told_at", drop column "drift_told_key";`);
  }

}
