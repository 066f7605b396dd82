import { Migration } from '@mikro-orm/migrations';

export class Migration20261122171028_job_schedules extends Migration {

  override name = 'Migration20261122171028_job_schedules';

  override up(): void | Promise<void> {
    this.addSql(`create table "job_schedules" ("name" varchar(64) not null, "last_tick" timestamptz not null, primary key ("name"));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "job_schedules" cascade;`);
  }

}
