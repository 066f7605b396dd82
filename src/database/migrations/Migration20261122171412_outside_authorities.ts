import { Migration } from '@mikro-orm/migrations';

export class Migration20261122171412_outside_authorities extends Migration {

  override name = 'Migration20261122171412_outside_authorities';

  override up(): void | Promise<void> {
    this.addSql(`create table "issuer_stores" ("authority_id" uuid not null, "sealed" bytea not null, "key_id" varchar(64) not null, "revision" int not null, "updated_at" timestamptz not null, primary key ("authority_id"));`);
    this.addSql(`create index "issuer_stores_key_id_index" on "issuer_stores" ("key_id");`);

    this.addSql(`create table "http_challenges" ("token" varchar(128) not null, "key_authorization" text not null, "authority_id" uuid not null, "expires_at" timestamptz not null, primary key ("token"));`);
    this.addSql(`create index "http_challenges_authority_id_index" on "http_challenges" ("authority_id");`);
    this.addSql(`create index "http_challenges_expires_at_index" on "http_challenges" ("expires_at");`);

    this.addSql(`create table "suggested_renewals" ("certificate_id" uuid not null, "starts_at" timestamptz null, "ends_at" timestamptz null, "checked_at" timestamptz null, "next_check_at" timestamptz not null, primary key ("certificate_id"));`);
    this.addSql(`create index "suggested_renewals_next_check_at_index" on "suggested_renewals" ("next_check_at");`);

    this.addSql(`create table "remote_revocations" ("revocation_id" uuid not null, "authority_id" uuid not null, "state" varchar(16) not null, "attempts" int not null default 0, "last_error" text null, "last_attempt_at" timestamptz null, "next_attempt_at" timestamptz null, "lease_token" uuid null, "lease_until" timestamptz null, "told_at" timestamptz null, "updated_at" timestamptz not null, primary key ("revocation_id"));`);
    this.addSql(`create index "remote_revocations_authority_id_index" on "remote_revocations" ("authority_id");`);
    this.addSql(`create index "remote_revocations_next_attempt_at_index" on "remote_revocations" ("next_attempt_at");`);

    this.addSql(`create table "pending_certificates" ("id" uuid not null, "name" text null, "common_name" text null, "subject_alternative_names" jsonb not null, "owner" varchar(320) not null, "creator_id" uuid null, "authority_id" uuid not null, "certificate_id" uuid null, "dns_provider_id" uuid null, "state" varchar(16) not null, "csr" bytea not null, "sealed" bytea null, "key_id" varchar(64) null, "has_private_key" boolean not null, "request" jsonb not null, "order_state" jsonb null, "answer" jsonb null, "external_id" text null, "attempts" int not null default 0, "failures" int not null default 0, "last_error" text null, "detail" text null, "last_attempt_at" timestamptz null, "next_attempt_at" timestamptz null, "lease_token" uuid null, "lease_until" timestamptz null, "cancel_requested_at" timestamptz null, "ordered_at" timestamptz not null, "finished_at" timestamptz null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`create index "pending_certificates_owner_index" on "pending_certificates" ("owner");`);
    this.addSql(`create index "pending_certificates_creator_id_index" on "pending_certificates" ("creator_id");`);
    this.addSql(`create index "pending_certificates_authority_id_index" on "pending_certificates" ("authority_id");`);
    this.addSql(`create index "pending_certificates_certificate_id_index" on "pending_certificates" ("certificate_id");`);
    this.addSql(`create index "pending_certificates_dns_provider_id_index" on "pending_certificates" ("dns_provider_id");`);
    this.addSql(`create index "pending_certificates_state_index" on "pending_certificates" ("state");`);
    this.addSql(`create index "pending_certificates_key_id_index" on "pending_certificates" ("key_id");`);
    this.addSql(`create index "pending_certificates_next_attempt_at_index" on "pending_certificates" ("next_attempt_at");`);
    this.addSql(`create index "pending_certificates_created_at_index" on "pending_certificates" ("created_at");`);

    this.addSql(`create table "authority_issuers" ("authority_id" uuid not null, "plugin" varchar(64) not null, "options" jsonb not null, "write_only_options" jsonb not null, "sealed" bytea null, "key_id" varchar(64) null, "updated_at" timestamptz not null, primary key ("authority_id"));`);
    this.addSql(`create index "authority_issuers_key_id_index" on "authority_issuers" ("key_id");`);

    this.addSql(`alter table "issuer_stores" add constraint "issuer_stores_authority_id_foreign" foreign key ("authority_id") references "authorities" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "http_challenges" add constraint "http_challenges_authority_id_foreign" foreign key ("authority_id") references "authorities" ("id") on delete cascade;`);

    this.addSql(`alter table "suggested_renewals" add constraint "suggested_renewals_certificate_id_foreign" foreign key ("certificate_id") references "certificates" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "remote_revocations" add constraint "remote_revocations_revocation_id_foreign" foreign key ("revocation_id") references "revocations" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "remote_revocations" add constraint "remote_revocations_authority_id_foreign" foreign key ("authority_id") references "authorities" ("id") on delete restrict;`);

    this.addSql(`alter table "pending_certificates" add constraint "pending_certificates_creator_id_foreign" foreign key ("creator_id") references "users" ("id") on delete set null;`);
    this.addSql(`alter table "pending_certificates" add constraint "pending_certificates_authority_id_foreign" foreign key ("authority_id") references "authorities" ("id") on delete restrict;`);
    this.addSql(`alter table "pending_certificates" add constraint "pending_certificates_certificate_id_foreign" foreign key ("certificate_id") references "certificates" ("id") on delete set null;`);
    this.addSql(`alter table "pending_certificates" add constraint "pending_certificates_dns_provider_id_foreign" foreign key ("dns_provider_id") references "dns_providers" ("id") on delete restrict;`);

    this.addSql(`alter table "authority_issuers" add constraint "authority_issuers_authority_id_foreign" foreign key ("authority_id") references "authorities" ("id") on update cascade on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "issuer_stores" cascade;`);
    this.addSql(`drop table if exists "http_challenges" cascade;`);
    this.addSql(`drop table if exists "suggested_renewals" cascade;`);
    this.addSql(`drop table if exists "remote_revocations" cascade;`);
    this.addSql(`drop table if exists "pending_certificates" cascade;`);
    this.addSql(`drop table if exists "authority_issuers" cascade;`);
  }

}
