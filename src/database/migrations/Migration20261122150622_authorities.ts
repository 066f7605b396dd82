import { Migration } from '@mikro-orm/migrations';

export class Migration20261122150622_authorities extends Migration {

  override name = 'Migration20261122150622_authorities';

  override up(): void | Promise<void> {
    this.addSql(`create table "crl_changes" ("id" uuid not null default gen_random_uuid(), "authority_id" uuid not null, primary key ("id"));`);
    this.addSql(`create index "crl_changes_authority_index" on "crl_changes" ("authority_id");`);

    this.addSql(`create table "crls" ("authority_id" uuid not null, "number" bigint not null, "this_update" timestamptz not null, "next_update" timestamptz not null, "der" bytea not null, primary key ("authority_id"));`);

    this.addSql(`alter table "authorities" add "csr" bytea null, add "admin_role_id" uuid null, add "operator_role_id" uuid null;`);

    this.addSql(`alter table "crl_changes" add constraint "crl_changes_authority_id_foreign" foreign key ("authority_id") references "authorities" ("id") on delete cascade;`);

    this.addSql(`alter table "crls" add constraint "crls_authority_id_foreign" foreign key ("authority_id") references "authorities" ("id") on update cascade on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "crl_changes" cascade;`);
    this.addSql(`drop table if exists "crls" cascade;`);

    this.addSql(`alter table "authorities" drop column "csr", drop column "admin_role_id", drop column "operator_role_id";`);
  }

}
