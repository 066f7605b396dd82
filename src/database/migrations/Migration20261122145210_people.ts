import { Migration } from '@mikro-orm/migrations';

export class Migration20261122145210_people extends Migration {

  override name = 'Migration20261122145210_people';

  override up(): void | Promise<void> {
    this.addSql(`create table "role_credentials" ("role_id" uuid not null, "sealed" bytea not null, "key_id" varchar(64) not null, "updated_at" timestamptz not null, primary key ("role_id"));`);
    this.addSql(`create index "role_credentials_key_id_index" on "role_credentials" ("key_id");`);

    this.addSql(`create table "sign_in_codes" ("code_hash" varchar(64) not null, "challenge" varchar(43) not null, "user_id" uuid not null, "expires_at" timestamptz not null, primary key ("code_hash"));`);
    this.addSql(`create index "sign_in_codes_expires_at_index" on "sign_in_codes" ("expires_at");`);

    this.addSql(`create table "api_keys" ("id" uuid not null, "user_id" uuid not null, "name" varchar(128) not null, "prefix" varchar(8) not null, "hash" bytea not null, "scopes" jsonb not null, "created_at" timestamptz not null, "expires_at" timestamptz not null, "last_used_at" timestamptz null, "revoked_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "api_keys_user_id_index" on "api_keys" ("user_id");`);
    this.addSql(`alter table "api_keys" add constraint "api_keys_prefix_unique" unique ("prefix");`);

    this.addSql(`create table "user_identities" ("issuer" varchar(512) not null, "subject" varchar(255) not null, "user_id" uuid not null, "granted_role_ids" jsonb not null, "roles_as_of" timestamptz null, "created_at" timestamptz not null, "last_sign_in_at" timestamptz null, primary key ("issuer", "subject"));`);
    this.addSql(`alter table "user_identities" add constraint "user_identities_user_id_unique" unique ("user_id");`);

    this.addSql(`alter table "users" add "sessions_ended_at" timestamptz null;`);

    this.addSql(`alter table "role_credentials" add constraint "role_credentials_role_id_foreign" foreign key ("role_id") references "roles" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "sign_in_codes" add constraint "sign_in_codes_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);

    this.addSql(`alter table "api_keys" add constraint "api_keys_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);

    this.addSql(`alter table "user_identities" add constraint "user_identities_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "role_credentials" cascade;`);
    this.addSql(`drop table if exists "sign_in_codes" cascade;`);
    this.addSql(`drop table if exists "api_keys" cascade;`);
    this.addSql(`drop table if exists "user_identities" cascade;`);

    this.addSql(`alter table "users" drop column "sessions_ended_at";`);
  }

}
