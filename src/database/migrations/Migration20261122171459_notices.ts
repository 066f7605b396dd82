import { Migration } from '@mikro-orm/migrations';

export class Migration20261122171459_notices extends Migration {

  override name = 'Migration20261122171459_notices';

  override up(): void | Promise<void> {
    this.addSql(`create table "notices" ("id" uuid not null, "type" varchar(32) not null, "audience" varchar(16) not null, "notification_id" uuid null, "address" varchar(320) null, "state" varchar(16) not null, "attempts" int not null default 0, "last_error" text null, "next_attempt_at" timestamptz null, "claim" uuid null, "claimed_until" timestamptz null, "told" jsonb not null, "created_at" timestamptz not null, "sent_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "notices_notification_id_index" on "notices" ("notification_id");`);
    this.addSql(`create index "notices_next_attempt_at_index" on "notices" ("next_attempt_at");`);
    this.addSql(`create index "notices_created_at_index" on "notices" ("created_at");`);

    this.addSql(`create table "notification_deliveries" ("id" uuid not null, "notice_id" uuid null, "type" varchar(32) not null, "audience" varchar(16) not null, "notification_id" uuid null, "address" varchar(320) null, "audience_key" varchar(400) not null, "certificate_id" uuid null, "authority_id" uuid null, "subject" varchar(200) not null, "occasion" varchar(200) not null, "interval" jsonb null, "due_at" timestamptz not null, "state" varchar(16) not null, "attempts" int not null default 0, "last_error" text null, "details" jsonb not null, "created_at" timestamptz not null, "sent_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "notification_deliveries_notice_id_index" on "notification_deliveries" ("notice_id");`);
    this.addSql(`create index "notification_deliveries_certificate_index" on "notification_deliveries" ("certificate_id", "created_at");`);
    this.addSql(`create index "notification_deliveries_notification_index" on "notification_deliveries" ("notification_id", "created_at");`);
    this.addSql(`create index "notification_deliveries_authority_index" on "notification_deliveries" ("authority_id", "created_at");`);
    this.addSql(`alter table "notification_deliveries" add constraint "notification_deliveries_once_unique" unique ("audience_key", "type", "subject", "occasion");`);

    this.addSql(`alter table "notifications" add "events" jsonb not null default '["EXPIRED","REVOKED","ROTATED","ROTATION_FAILED","DEPLOYMENT_FAILED","ISSUANCE_FAILED"]';`);
    this.addSql(`update "notifications" set "events" = '[]' where "default_for" is not null;`);
    this.addSql(`alter table "notifications" alter column "events" drop default;`);
    // The rows that wait to be put into messages: few, among many.
    this.addSql(`create index "notification_deliveries_waiting_index" on "notification_deliveries" ("created_at") where "notice_id" is null and "state" = 'PENDING';`);
    // What fails, for the summary.
    this.addSql(`create index "notification_deliveries_failed_index" on "notification_deliveries" ("created_at") where "state" = 'FAILED';`);

    this.addSql(`alter table "notification_deliveries" add constraint "notification_deliveries_notice_id_foreign" foreign key ("notice_id") references "notices" ("id") on delete set null;`);
    this.addSql(`alter table "notification_deliveries" add constraint "notification_deliveries_certificate_id_foreign" foreign key ("certificate_id") references "certificates" ("id") on delete cascade;`);
    this.addSql(`alter table "notification_deliveries" add constraint "notification_deliveries_authority_id_foreign" foreign key ("authority_id") references "authorities" ("id") on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "notification_deliveries" drop constraint "notification_deliveries_notice_id_foreign";`);

    this.addSql(`drop table if exists "notices" cascade;`);
    this.addSql(`drop table if exists "notification_deliveries" cascade;`);

    this.addSql(`alter table "notifications" drop column "events";`);
  }

}
