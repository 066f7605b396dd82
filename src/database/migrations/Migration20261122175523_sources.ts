import { Migration } from '@mikro-orm/migrations';

export class Migration20261122175523_sources extends Migration {

  override name = 'Migration20261122175523_sources';

  override up(): void | Promise<void> {
    this.addSql(`create table "sources" ("id" uuid not null, "name" varchar(128) not null, "description" text null, "plugin" varchar(64) not null, "options" jsonb not null, "write_only_options" jsonb not null, "sealed" bytea null, "key_id" varchar(64) null, "active" boolean not null default true, "owner" varchar(320) not null, "notify" boolean not null default true, "interval_minutes" int null, "absent_after" int not null default 3, "sync_requested_at" timestamptz null, "accept_empty" boolean not null default false, "next_sync_at" timestamptz null, "sync_claim" uuid null, "sync_lease_until" timestamptz null, "sync_number" int not null default 0, "sync_started_at" timestamptz null, "certificates_found" int not null default 0, "certificates_imported" int not null default 0, "endpoints_found" int not null default 0, "problems_found" int not null default 0, "last_sync_at" timestamptz null, "last_outcome" varchar(16) null, "last_error" text null, "last_success_at" timestamptz null, "failures" int not null default 0, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`create index "sources_key_id_index" on "sources" ("key_id");`);
    this.addSql(`create index "sources_next_sync_at_index" on "sources" ("next_sync_at");`);

    this.addSql(`create table "source_problems" ("id" uuid not null, "source_id" uuid not null, "external_id" text null, "below" boolean not null default false, "message" text not null, "occurred_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "source_problems_source_id_index" on "source_problems" ("source_id");`);

    this.addSql(`create table "source_certificates" ("id" uuid not null, "source_id" uuid not null, "certificate_id" uuid not null, "external_id" text not null, "external_id_hash" varchar(64) not null, "region" text null, "first_seen_at" timestamptz not null, "last_seen_at" timestamptz not null, "seen_by_sync" int not null, "missed_syncs" int not null default 0, "vanished_at" timestamptz null, "removal_requested_at" timestamptz null, "removal_due_at" timestamptz null, "removal_attempts" int not null default 0, "removal_error" text null, "removed_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "source_certificates_certificate_id_index" on "source_certificates" ("certificate_id");`);
    this.addSql(`create index "source_certificates_removal_due_at_index" on "source_certificates" ("removal_due_at");`);
    this.addSql(`alter table "source_certificates" add constraint "source_certificates_place_unique" unique ("source_id", "external_id_hash", "certificate_id");`);

    this.addSql(`create table "endpoints" ("id" uuid not null, "source_id" uuid not null, "external_id" text not null, "external_id_hash" varchar(64) not null, "name" text not null, "host" text not null, "port" int not null, "server_name" text null, "region" text null, "served_fingerprint" varchar(64) null, "expected_certificate_id" uuid null, "protocols" jsonb null, "ciphers" jsonb null, "key_exchange" text null, "first_seen_at" timestamptz not null, "last_seen_at" timestamptz not null, "seen_by_sync" int not null, "missed_syncs" int not null default 0, "vanished_at" timestamptz null, "last_problem" text null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`create index "endpoints_port_index" on "endpoints" ("port");`);
    this.addSql(`create index "endpoints_served_fingerprint_index" on "endpoints" ("served_fingerprint");`);
    this.addSql(`create index "endpoints_expected_certificate_id_index" on "endpoints" ("expected_certificate_id");`);
    this.addSql(`alter table "endpoints" add constraint "endpoints_place_unique" unique ("source_id", "external_id_hash");`);

    this.addSql(`create table "endpoint_findings" ("id" uuid not null, "endpoint_id" uuid not null, "kind" varchar(32) not null, "detail" text not null, primary key ("id"));`);
    this.addSql(`create index "endpoint_findings_endpoint_id_index" on "endpoint_findings" ("endpoint_id");`);
    this.addSql(`create index "endpoint_findings_kind_index" on "endpoint_findings" ("kind");`);

    this.addSql(`alter table "source_problems" add constraint "source_problems_source_id_foreign" foreign key ("source_id") references "sources" ("id") on delete cascade;`);

    this.addSql(`alter table "source_certificates" add constraint "source_certificates_source_id_foreign" foreign key ("source_id") references "sources" ("id") on delete cascade;`);
    this.addSql(`alter table "source_certificates" add constraint "source_certificates_certificate_id_foreign" foreign key ("certificate_id") references "certificates" ("id") on delete cascade;`);

    this.addSql(`alter table "endpoints" add constraint "endpoints_source_id_foreign" foreign key ("source_id") references "sources" ("id") on delete cascade;`);
    this.addSql(`alter table "endpoints" add constraint "endpoints_expected_certificate_id_foreign" foreign key ("expected_certificate_id") references "certificates" ("id") on delete set null;`);

    this.addSql(`alter table "endpoint_findings" add constraint "endpoint_findings_endpoint_id_foreign" foreign key ("endpoint_id") references "endpoints" ("id") on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "source_problems" drop constraint "source_problems_source_id_foreign";`);
    this.addSql(`alter table "source_certificates" drop constraint "source_certificates_source_id_foreign";`);
    this.addSql(`alter table "endpoints" drop constraint "endpoints_source_id_foreign";`);
    this.addSql(`alter table "endpoint_findings" drop constraint "endpoint_findings_endpoint_id_foreign";`);

    this.addSql(`drop table if exists "sources" cascade;`);
    this.addSql(`drop table if exists "source_problems" cascade;`);
    this.addSql(`drop table if exists "source_certificates" cascade;`);
    this.addSql(`drop table if exists "endpoints" cascade;`);
    this.addSql(`drop table if exists "endpoint_findings" cascade;`);
  }

}
