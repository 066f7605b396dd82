import { Migration } from '@mikro-orm/migrations';

export class Migration20261122210117_destination_tidying extends Migration {

  override name = 'Migration20261122210117_destination_tidying';

  override up(): void | Promise<void> {
    this.addSql(`alter table "destinations" add "tidy_due_at" timestamptz null;`);
    this.addSql(`create index "destinations_tidy_due_at_index" on "destinations" ("tidy_due_at");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "destinations_tidy_due_at_index";`);
    this.addSql(`alter table "destinations" drop column "tidy_due_at";`);
  }

}
