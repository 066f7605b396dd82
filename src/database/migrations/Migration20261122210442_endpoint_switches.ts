import { Migration } from '@mikro-orm/migrations';

export class Migration20261122210442_endpoint_switches extends Migration {

  override name = 'Migration20261122210442_endpoint_switches';

  override up(): void | Promise<void> {
    this.addSql(`create table "endpoint_switches" ("id" uuid not null, "endpoint_id" uuid not null, "certificate_id" uuid not null, "instead_of" jsonb not null, "revision" int not null default 1, "state" varchar(16) not null, "attempts" int not null default 0, "last_error" text null, "switched_at" timestamptz null, "next_attempt_at" timestamptz null, "claim_id" uuid null, "claimed_until" timestamptz null, "created_at" timestamptz not null, "updated_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "endpoint_switches_certificate_id_index" on "endpoint_switches" ("certificate_id");`);
    this.addSql(`alter table "endpoint_switches" add constraint "endpoint_switches_endpoint_unique" unique ("endpoint_id");`);

    this.addSql(`alter table "endpoint_switches" add constraint "endpoint_switches_endpoint_id_foreign" foreign key ("endpoint_id") references "endpoints" ("id") on delete cascade;`);
    this.addSql(`alter table "endpoint_switches" add constraint "endpoint_switches_certificate_id_foreign" foreign key ("certificate_id") references "certificates" ("id") on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "endpoint_switches" cascade;`);
  }

}
