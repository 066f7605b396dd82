import { Migration } from '@mikro-orm/migrations';

export class Migration20261122180952_deployment_places extends Migration {

  override name = 'Migration20261122180952_deployment_places';

  override up(): void | Promise<void> {
    this.addSql(`alter table "deployments" add "place_name" text null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "deployments" drop column "place_name";`);
  }

}
