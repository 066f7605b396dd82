import { Migration } from '@mikro-orm/migrations';

export class Migration20261122181907_verification_plans extends Migration {

  override name = 'Migration20261122181907_verification_plans';

  override up(): void | Promise<void> {
    this.addSql(`create table "verification_plans" ("certificate_id" uuid not null, "due_at" timestamptz not null, "failures" int not null default 0, primary key ("certificate_id"));`);
    this.addSql(`create index "verification_plans_due_at_index" on "verification_plans" ("due_at");`);

    this.addSql(`alter table "revocations" drop constraint "revocations_issuer_serial_unique";`);
    this.addSql(`create index "revocations_issuer_serial_index" on "revocations" ("issuer_hash", "serial_number");`);

    this.addSql(`alter table "verification_plans" add constraint "verification_plans_certificate_id_foreign" foreign key ("certificate_id") references "certificates" ("id") on update cascade on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "verification_plans" cascade;`);

    this.addSql(`drop index "revocations_issuer_serial_index";`);
    this.addSql(`alter table "revocations" add constraint "revocations_issuer_serial_unique" unique ("issuer_hash", "serial_number");`);
  }

}
