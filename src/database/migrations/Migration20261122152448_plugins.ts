import { Migration } from '@mikro-orm/migrations';

export class Migration20261122152448_plugins extends Migration {

  override name = 'Migration20261122152448_plugins';

  override up(): void | Promise<void> {
    this.addSql(`create table "destinations" ("id" uuid not null, "name" varchar(128) not null, "description" text null, "plugin" varchar(64) not null, "options" jsonb not null, "write_only_options" jsonb not null, "sealed" bytea null, "key_id" varchar(64) null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`create index "destinations_key_id_index" on "destinations" ("key_id");`);

    this.addSql(`create table "dns_providers" ("id" uuid not null, "name" varchar(128) not null, "description" text null, "plugin" varchar(64) not null, "options" jsonb not null, "write_only_options" jsonb not null, "sealed" bytea null, "key_id" varchar(64) null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`create index "dns_providers_key_id_index" on "dns_providers" ("key_id");`);

    this.addSql(`create table "destination_roles" ("destination_id" uuid not null, "role_id" uuid not null, primary key ("destination_id", "role_id"));`);

    this.addSql(`create table "notifications" ("id" uuid not null, "name" varchar(400) not null, "description" text null, "owner" varchar(320) null, "creator_id" uuid null, "creator_has_rights" boolean not null default true, "active" boolean not null default true, "plugin" varchar(64) not null, "options" jsonb not null, "write_only_options" jsonb not null, "sealed" bytea null, "key_id" varchar(64) null, "intervals" jsonb not null, "default_for" varchar(16) null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`);
    this.addSql(`create index "notifications_owner_index" on "notifications" ("owner");`);
    this.addSql(`create index "notifications_creator_id_index" on "notifications" ("creator_id");`);
    this.addSql(`create index "notifications_key_id_index" on "notifications" ("key_id");`);

    this.addSql(`create table "certificate_notifications" ("certificate_id" uuid not null, "notification_id" uuid not null, "created_at" timestamptz not null, primary key ("certificate_id", "notification_id"));`);
    this.addSql(`create index "certificate_notifications_notification_id_index" on "certificate_notifications" ("notification_id");`);

    this.addSql(`create table "deployments" ("id" uuid not null, "certificate_id" uuid not null, "destination_id" uuid not null, "desired" boolean not null, "state" varchar(16) not null, "attempts" int not null default 0, "last_error" text null, "last_attempt_at" timestamptz null, "deployed_at" timestamptz null, "deployed_fingerprint" varchar(64) null, "created_at" timestamptz not null, "updated_at" timestamptz not null, primary key ("id"));`);
    this.addSql(`create index "deployments_destination_id_index" on "deployments" ("destination_id");`);
    this.addSql(`create index "deployments_state_index" on "deployments" ("state");`);
    this.addSql(`alter table "deployments" add constraint "deployments_certificate_destination_unique" unique ("certificate_id", "destination_id");`);

    this.addSql(`alter table "certificates" add "dns_provider_id" uuid null;`);
    this.addSql(`alter table "certificates" add constraint "certificates_dns_provider_id_foreign" foreign key ("dns_provider_id") references "dns_providers" ("id") on delete restrict;`);
    this.addSql(`create index "certificates_dns_provider_id_index" on "certificates" ("dns_provider_id");`);

    this.addSql(`alter table "destination_roles" add constraint "destination_roles_destination_id_foreign" foreign key ("destination_id") references "destinations" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "destination_roles" add constraint "destination_roles_role_id_foreign" foreign key ("role_id") references "roles" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "notifications" add constraint "notifications_creator_id_foreign" foreign key ("creator_id") references "users" ("id") on delete set null;`);

    this.addSql(`alter table "certificate_notifications" add constraint "certificate_notifications_certificate_id_foreign" foreign key ("certificate_id") references "certificates" ("id") on update cascade on delete cascade;`);
    this.addSql(`alter table "certificate_notifications" add constraint "certificate_notifications_notification_id_foreign" foreign key ("notification_id") references "notifications" ("id") on update cascade on delete cascade;`);

    this.addSql(`alter table "deployments" add constraint "deployments_certificate_id_foreign" foreign key ("certificate_id") references "certificates" ("id") on delete cascade;`);
    this.addSql(`alter table "deployments" add constraint "deployments_destination_id_foreign" foreign key ("destination_id") references "destinations" ("id") on delete restrict;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "destination_roles" drop constraint "destination_roles_destination_id_foreign";`);
    this.addSql(`alter table "deployments" drop constraint "deployments_destination_id_foreign";`);
    this.addSql(`alter table "certificates" drop constraint "certificates_dns_provider_id_foreign";`);
    this.addSql(`alter table "certificate_notifications" drop constraint "certificate_notifications_notification_id_foreign";`);

    this.addSql(`drop table if exists "destinations" cascade;`);
    this.addSql(`drop table if exists "dns_providers" cascade;`);
    this.addSql(`drop table if exists "destination_roles" cascade;`);
    this.addSql(`drop table if exists "notifications" cascade;`);
    this.addSql(`drop table if exists "certificate_notifications" cascade;`);
    this.addSql(`drop table if exists "deployments" cascade;`);

    this.addSql(`drop index "certificates_dns_provider_id_index";`);
    this.addSql(`alter table "certificates" drop column "dns_provider_id";`);
  }

}
