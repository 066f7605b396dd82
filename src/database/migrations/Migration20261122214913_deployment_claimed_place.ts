import { Migration } from '@mikro-orm/migrations';

export class Migration20261122214913_deployment_claimed_place extends Migration {

  override name = 'Migration20261122214913_deployment_claimed_place';

  override up(): void | Promise<void> {
    this.addSql(`alter table "deployments" add "claimed_place" text null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "deployments" drop column "claimed_place";`);
  }

}
