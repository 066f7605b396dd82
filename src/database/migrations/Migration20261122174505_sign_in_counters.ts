import { Migration } from '@mikro-orm/migrations';

export class Migration20261122174505_sign_in_counters extends Migration {

  override name = 'Migration20261122174505_sign_in_counters';

  override up(): void | Promise<void> {
    this.addSql(`create table "familiar_addresses" ("pair" text not null, "seen_at" timestamptz not null, primary key ("pair"));`);
    this.addSql(`create index "familiar_addresses_seen_at_index" on "familiar_addresses" ("seen_at");`);

    this.addSql(`create table "sign_in_buckets" ("key" text not null, "fullness" double precision not null, "touched_at" timestamptz not null, primary key ("key"));`);
    this.addSql(`create index "sign_in_buckets_touched_at_index" on "sign_in_buckets" ("touched_at");`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "familiar_addresses" cascade;`);
    this.addSql(`drop table if exists "sign_in_buckets" cascade;`);
  }

}
