import { Migration } from '@mikro-orm/migrations';

export class Migration20261122151403_compromised_keys extends Migration {

  override name = 'Migration20261122151403_compromised_keys';

  override up(): void | Promise<void> {
    this.addSql(`create table "compromised_keys" ("id" uuid not null, "public_key_fingerprint" varchar(64) not null, "reason" text not null, "source" text not null, "added_by_id" uuid null, "added_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`alter table "compromised_keys" add constraint "compromised_keys_public_key_fingerprint_unique" unique ("public_key_fingerprint");`);
    this.addSql(`create index "compromised_keys_added_at_index" on "compromised_keys" ("added_at");`);

    this.addSql(`alter table "compromised_keys" add constraint "compromised_keys_added_by_id_foreign" foreign key ("added_by_id") references "users" ("id") on delete set null;`);
    this.addSql(`alter table "compromised_keys" add constraint "compromised_keys_source_check" check ("source" in ('REVOCATION', 'REPORT'));`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "compromised_keys" cascade;`);
  }

}
