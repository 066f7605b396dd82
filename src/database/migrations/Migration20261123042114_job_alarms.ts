import { Migration } from '@mikro-orm/migrations';

export class Migration20261123042114_job_alarms extends Migration {

  override name = 'Migration20261123042114_job_alarms';

  override up(): void | Promise<void> {
    this.addSql(`create table "job_alarms" ("name" varchar(64) not null, "told_at" timestamptz not null, primary key ("name"));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "job_alarms" cascade;`);
  }

}
