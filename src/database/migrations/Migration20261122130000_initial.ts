import { Migration } from '@mikro-orm/migrations';

export class Migration20261122130000_initial extends Migration {

  override name = 'Migration20261122130000_initial';

  override up(): void | Promise<void> {
    this.addSql(`create table "audit_events" ("id" uuid not null, "occurred_at" timestamptz not null, "actor_kind" varchar(16) not null, "actor_id" text null, "actor_name" text not null, "action" varchar(64) not null, "target_type" varchar(32) null, "target_id" uuid null, "outcome" text not null, "because" text null, "request_id" text null, "address" text null, "details" jsonb not null, primary key ("id"));`);
    this.addSql(`create index "audit_events_occurred_at_index" on "audit_events" ("occurred_at");`);
    this.addSql(`create index "audit_events_target_index" on "audit_events" ("target_type", "target_id", "occurred_at");`);

    this.addSql(`create table "certificate_chains" ("id" uuid not null, "fingerprint" varchar(64) not null, "pem" text not null, "length" int not null, "created_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`alter table "certificate_chains" add constraint "certificate_chains_fingerprint_unique" unique ("fingerprint");`);

    this.addSql(`create table "domains" ("id" uuid not null, "name" varchar(300) not null, "sensitive" boolean not null default false, "created_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`alter table "domains" add constraint "domains_name_unique" unique ("name");`);

    this.addSql(`create table "idempotency_keys" ("actor_id" varchar(64) not null, "operation" varchar(64) not null, "key" varchar(255) not null, "body_hash" varchar(64) not null, "result_id" uuid null, "created_at" timestamptz not null, "lease_until" timestamptz not null, primary key ("actor_id", "operation", "key"));`);
    this.addSql(`create index "idempotency_keys_created_at_index" on "idempotency_keys" ("created_at");`);

    this.addSql(`create table "key_canaries" ("key_id" varchar(64) not null, "sealed" bytea not null, "created_at" timestamptz not null, primary key ("key_id"));`);

    this.addSql(`create table "roles" ("id" uuid not null, "name" varchar(320) not null, "description" text null, "built_in" boolean not null default false, "managed_by_identity_provider" boolean not null default false, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`);

    this.addSql(`create table "users" ("id" uuid not null, "username" varchar(255) not null, "email" varchar(320) not null, "password_hash" text null, "active" boolean not null default true, "token_version" int not null default 1, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`alter table "users" add constraint "users_username_unique" unique ("username");`);
    this.addSql(`alter table "users" add constraint "users_email_unique" unique ("email");`);

    this.addSql(`create table "authorities" ("id" uuid not null, "name" varchar(128) not null, "owner" varchar(320) not null, "creator_id" uuid null, "description" text null, "active" boolean not null default true, "type" text not null, "issuer_plugin" varchar(64) not null, "parent_id" uuid null, "certificate_id" uuid null, "expires_at" timestamptz null, "issuance" jsonb not null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`alter table "authorities" add constraint "authorities_name_unique" unique ("name");`);
    this.addSql(`create index "authorities_owner_index" on "authorities" ("owner");`);
    this.addSql(`create index "authorities_parent_id_index" on "authorities" ("parent_id");`);
    this.addSql(`create index "authorities_created_at_index" on "authorities" ("created_at");`);

    this.addSql(`create table "certificates" ("id" uuid not null, "name" varchar(1024) not null, "description" text null, "owner" varchar(320) not null, "creator_id" uuid null, "creator_has_rights" boolean not null default true, "fingerprint" varchar(64) not null, "duplicate_of_id" uuid null, "body" bytea not null, "chain_id" uuid null, "csr" bytea null, "common_name" text null, "subject" jsonb not null, "issuer" jsonb not null, "issuer_name" text not null, "issuer_hash" varchar(64) not null, "serial_number" text not null, "not_before" timestamptz not null, "not_after" timestamptz not null, "key_type" varchar(16) null, "key_algorithm" varchar(64) not null, "key_size" int null, "public_key_fingerprint" varchar(64) not null, "signature_algorithm" varchar(64) not null, "self_signed" boolean not null, "is_authority" boolean not null, "subject_alternative_names" jsonb not null, "search_text" text not null, "revoked_at" timestamptz null, "has_private_key" boolean not null default false, "external_id" text null, "notify" boolean not null default true, "rotation" boolean not null default false, "authority_id" uuid null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`alter table "certificates" add constraint "certificates_name_unique" unique ("name");`);
    this.addSql(`create index "certificates_owner_index" on "certificates" ("owner");`);
    this.addSql(`create index "certificates_creator_id_index" on "certificates" ("creator_id");`);
    this.addSql(`create index "certificates_fingerprint_index" on "certificates" ("fingerprint");`);
    this.addSql(`create index "certificates_not_before_index" on "certificates" ("not_before");`);
    this.addSql(`create index "certificates_not_after_index" on "certificates" ("not_after");`);
    this.addSql(`create index "certificates_public_key_fingerprint_index" on "certificates" ("public_key_fingerprint");`);
    this.addSql(`create index "certificates_authority_id_index" on "certificates" ("authority_id");`);
    this.addSql(`create index "certificates_created_at_index" on "certificates" ("created_at");`);

    this.addSql(`create table "revocations" ("id" uuid not null, "certificate_id" uuid not null, "authority_id" uuid null, "issuer_hash" varchar(64) not null, "serial_number" text not null, "reason" text not null, "revoked_at" timestamptz not null, "comment" text null, "revoked_by_id" uuid null, primary key ("id"));`);
    this.addSql(`alter table "revocations" add constraint "revocations_certificate_id_unique" unique ("certificate_id");`);
    this.addSql(`create index "revocations_revoked_at_index" on "revocations" ("revoked_at");`);
    this.addSql(`alter table "revocations" add constraint "revocations_issuer_serial_unique" unique ("issuer_hash", "serial_number");`);

    this.addSql(`create table "certificate_replacements" ("certificate_id" uuid not null, "replaced_id" uuid not null, "created_at" timestamptz not null, primary key ("certificate_id", "replaced_id"));`);
    this.addSql(`create index "certificate_replacements_replaced_id_index" on "certificate_replacements" ("replaced_id");`);

    this.addSql(`create table "issuances" ("id" uuid not null, "authority_id" uuid null, "serial_number" text not null, "tbs" bytea not null, "state" text not null, "requested_by" text not null, "certificate_id" uuid null, "created_at" timestamptz not null, "completed_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "issuances_state_created_index" on "issuances" ("state", "created_at");`);
    this.addSql(`alter table "issuances" add constraint "issuances_authority_serial_unique" unique ("authority_id", "serial_number");`);

    this.addSql(`create table "certificate_keys" ("certificate_id" uuid not null, "sealed" bytea not null, "key_id" varchar(64) not null, "created_at" timestamptz not null, primary key ("certificate_id"));`);
    this.addSql(`create index "certificate_keys_key_id_index" on "certificate_keys" ("key_id");`);

    this.addSql(`create table "certificate_roles" ("certificate_id" uuid not null, "role_id" uuid not null, primary key ("certificate_id", "role_id"));`);

    this.addSql(`create table "certificate_domains" ("certificate_id" uuid not null, "domain_id" uuid not null, primary key ("certificate_id", "domain_id"));`);

    this.addSql(`create table "authority_keys" ("authority_id" uuid not null, "sealed" bytea not null, "key_id" varchar(64) not null, "created_at" timestamptz not null, primary key ("authority_id"));`);
    this.addSql(`create index "authority_keys_key_id_index" on "authority_keys" ("key_id");`);

    this.addSql(`create table "authority_roles" ("authority_id" uuid not null, "role_id" uuid not null, primary key ("authority_id", "role_id"));`);

    this.addSql(`create table "user_roles" ("user_id" uuid not null, "role_id" uuid not null, primary key ("user_id", "role_id"));`);

    this.addSql(`alter table "audit_events" add constraint "audit_events_outcome_check" check ("outcome" in ('SUCCESS', 'FAILURE', 'DENIED'));`);

    this.addSql(`alter table "authorities" add constraint "authorities_creator_id_foreign" foreign key ("creator_id") references "users" ("id") on delete set null;`);
    this.addSql(`alter table "authorities" add constraint "authorities_type_check" check ("type" in ('ROOT', 'SUBORDINATE', 'EXTERNAL'));`);

    this.addSql(`alter table "certificates" add constraint "certificates_creator_id_foreign" foreign key ("creator_id") references "users" ("id") on delete set null;`);
    this.addSql(`alter table "certificates" add constraint "certificates_chain_id_foreign" foreign key ("chain_id") references "certificate_chains" ("id") on delete restrict;`);
    this.addSql(`alter table "certificates" add constraint "certificates_authority_id_foreign" foreign key ("authority_id") references "authorities" ("id") on delete restrict;`);

    this.addSql(`alter table "revocations" add constraint "revocations_certificate_id_foreign" foreign key ("certificate_id") references "certificates" ("id") on delete restrict;`);
    this.addSql(`alter table "revocations" add constraint "revocations_authority_id_foreign" foreign key ("authority_id") references "authorities" ("id") on delete restrict;`);
    this.addSql(`alter table "revocations" add constraint "revocations_revoked_by_id_foreign" foreign key ("revoked_by_id") references "users" ("id") on delete set null;`);
    this.addSql(`alter table "revocations" add constraint "revocations_reason_check" check ("reason" in ('UNSPECIFIED', 'KEY_COMPROMISE', 'CA_COMPROMISE', 'AFFILIATION_CHANGED', 'SUPERSEDED', 'CESSATION_OF_OPERATION', 'CERTIFICATE_HOLD', 'PRIVILEGE_WITHDRAWN', 'AA_COMPROMISE'));`);

    this.addSql(`alter table "certificate_replacements" add constraint "certificate_replacements_certificate_id_foreign" foreign key ("certificate_id") references "certificates" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "certificate_replacements" add constraint "certificate_replacements_replaced_id_foreign" foreign key ("replaced_id") references "certificates" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "issuances" add constraint "issuances_authority_id_foreign" foreign key ("authority_id") references "authorities" ("id") on delete restrict;`);
    this.addSql(`alter table "issuances" add constraint "issuances_certificate_id_foreign" foreign key ("certificate_id") references "certificates" ("id") on delete set null;`);
    this.addSql(`alter table "issuances" add constraint "issuances_state_check" check ("state" in ('RESERVED', 'COMPLETED', 'ABANDONED'));`);

    this.addSql(`alter table "certificate_keys" add constraint "certificate_keys_certificate_id_foreign" foreign key ("certificate_id") references "certificates" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "certificate_roles" add constraint "certificate_roles_certificate_id_foreign" foreign key ("certificate_id") references "certificates" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "certificate_roles" add constraint "certificate_roles_role_id_foreign" foreign key ("role_id") references "roles" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "certificate_domains" add constraint "certificate_domains_certificate_id_foreign" foreign key ("certificate_id") references "certificates" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "certificate_domains" add constraint "certificate_domains_domain_id_foreign" foreign key ("domain_id") references "domains" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "authority_keys" add constraint "authority_keys_authority_id_foreign" foreign key ("authority_id") references "authorities" ("id") on update cascade on delete restrict;`);

    this.addSql(`alter table "authority_roles" add constraint "authority_roles_authority_id_foreign" foreign key ("authority_id") references "authorities" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "authority_roles" add constraint "authority_roles_role_id_foreign" foreign key ("role_id") references "roles" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "user_roles" add constraint "user_roles_user_id_foreign" foreign key ("user_id") references "users" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "user_roles" add constraint "user_roles_role_id_foreign" foreign key ("role_id") references "roles" ("id") on update cascade on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "certificates" drop constraint "certificates_chain_id_foreign";`);
    this.addSql(`alter table "certificate_domains" drop constraint "certificate_domains_domain_id_foreign";`);
    this.addSql(`alter table "certificate_roles" drop constraint "certificate_roles_role_id_foreign";`);
    this.addSql(`alter table "authority_roles" drop constraint "authority_roles_role_id_foreign";`);
    this.addSql(`alter table "user_roles" drop constraint "user_roles_role_id_foreign";`);
    this.addSql(`alter table "authorities" drop constraint "authorities_creator_id_foreign";`);
    this.addSql(`alter table "certificates" drop constraint "certificates_creator_id_foreign";`);
    this.addSql(`alter table "revocations" drop constraint "revocations_revoked_by_id_foreign";`);
    this.addSql(`alter table "user_roles" drop constraint "user_roles_user_id_foreign";`);
    this.addSql(`alter table "certificates" drop constraint "certificates_authority_id_foreign";`);
    this.addSql(`alter table "revocations" drop constraint "revocations_authority_id_foreign";`);
    this.addSql(`alter table "issuances" drop constraint "issuances_authority_id_foreign";`);
    this.addSql(`alter table "authority_keys" drop constraint "authority_keys_authority_id_foreign";`);
    this.addSql(`alter table "authority_roles" drop constraint "authority_roles_authority_id_foreign";`);
    this.addSql(`alter table "revocations" drop constraint "revocations_certificate_id_foreign";`);
    this.addSql(`alter table "certificate_replacements" drop constraint "certificate_replacements_certificate_id_foreign";`);
    this.addSql(`alter table "certificate_replacements" drop constraint "certificate_replacements_replaced_id_foreign";`);
    this.addSql(`alter table "issuances" drop constraint "issuances_certificate_id_foreign";`);
    this.addSql(`alter table "certificate_keys" drop constraint "certificate_keys_certificate_id_foreign";`);
    this.addSql(`alter table "certificate_roles" drop constraint "certificate_roles_certificate_id_foreign";`);
    this.addSql(`alter table "certificate_domains" drop constraint "certificate_domains_certificate_id_foreign";`);

    this.addSql(`drop table if exists "audit_events" cascade;`);
    this.addSql(`drop table if exists "certificate_chains" cascade;`);
    this.addSql(`drop table if exists "domains" cascade;`);
    this.addSql(`drop table if exists "idempotency_keys" cascade;`);
    this.addSql(`drop table if exists "key_canaries" cascade;`);
    this.addSql(`drop table if exists "roles" cascade;`);
    this.addSql(`drop table if exists "users" cascade;`);
    this.addSql(`drop table if exists "authorities" cascade;`);
    this.addSql(`drop table if exists "certificates" cascade;`);
    this.addSql(`drop table if exists "revocations" cascade;`);
    this.addSql(`drop table if exists "certificate_replacements" cascade;`);
    this.addSql(`drop table if exists "issuances" cascade;`);
    this.addSql(`drop table if exists "certificate_keys" cascade;`);
    this.addSql(`drop table if exists "certificate_roles" cascade;`);
    this.addSql(`drop table if exists "certificate_domains" cascade;`);
    this.addSql(`drop table if exists "authority_keys" cascade;`);
    this.addSql(`drop table if exists "authority_roles" cascade;`);
    this.addSql(`drop table if exists "user_roles" cascade;`);
  }

}
