import { Migration } from '@mikro-orm/migrations';

export class Migration20261122204717_source_failures_told extends Migration {

  override name = 'Migration20261122204717_source_failures_told';

  override up(): void | Promise<void> {
    this.addSql(`alter table "sources" add "failure_told_at" timestamptz null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "sources" drop column "failure_told_at";`);
  }

}
