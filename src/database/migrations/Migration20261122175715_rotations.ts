import { Migration } from '@mikro-orm/migrations';

export class Migration20261122175715_rotations extends Migration {

  override name = 'Migration20261122175715_rotations';

  override up(): void | Promise<void> {
    this.addSql(`create table "rotations" ("id" uuid not null, "certificate_id" uuid not null, "replacement_id" uuid null, "pending_certificate_id" uuid null, "policy_id" uuid null, "requested_by_id" uuid null, "trigger" varchar(16) not null, "state" varchar(16) not null, "step" varchar(16) not null, "destination_ids" jsonb not null, "lost_orders" int not null default 0, "attempts" int not null default 0, "last_error" text null, "due_at" timestamptz not null, "next_attempt_at" timestamptz null, "claim_id" uuid null, "claimed_until" timestamptz null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "finished_at" timestamptz null, primary key ("id"));`);
    this.addSql(`create index "rotations_certificate_id_index" on "rotations" ("certificate_id");`);
    this.addSql(`create index "rotations_replacement_id_index" on "rotations" ("replacement_id");`);
    this.addSql(`create index "rotations_pending_certificate_id_index" on "rotations" ("pending_certificate_id");`);
    this.addSql(`create index "rotations_policy_id_index" on "rotations" ("policy_id");`);
    this.addSql(`create index "rotations_requested_by_id_index" on "rotations" ("requested_by_id");`);
    this.addSql(`create index "rotations_state_index" on "rotations" ("state");`);
    this.addSql(`create index "rotations_created_at_index" on "rotations" ("created_at");`);

    this.addSql(`create table "rotation_steps" ("id" uuid not null, "rotation_id" uuid not null, "step" varchar(16) not null, "state" varchar(16) not null, "attempts" int not null default 0, "detail" text null, "error" text null, "started_at" timestamptz not null, "finished_at" timestamptz null, primary key ("id"));`);
    this.addSql(`alter table "rotation_steps" add constraint "rotation_steps_unique" unique ("rotation_id", "step");`);

    this.addSql(`alter table "destinations" add "served_at" jsonb not null default '[]';`);

    this.addSql(`alter table "rotation_policies" add "jitter_minutes" int not null default 0, add "renewal_window" jsonb null, add "revoke_replaced" boolean not null default false;`);

    this.addSql(`alter table "rotations" add constraint "rotations_certificate_id_foreign" foreign key ("certificate_id") references "certificates" ("id") on delete cascade;`);
    this.addSql(`alter table "rotations" add constraint "rotations_replacement_id_foreign" foreign key ("replacement_id") references "certificates" ("id") on delete set null;`);
    this.addSql(`alter table "rotations" add constraint "rotations_policy_id_foreign" foreign key ("policy_id") references "rotation_policies" ("id") on delete set null;`);
    this.addSql(`alter table "rotations" add constraint "rotations_requested_by_id_foreign" foreign key ("requested_by_id") references "users" ("id") on delete set null;`);

    this.addSql(`alter table "rotation_steps" add constraint "rotation_steps_rotation_id_foreign" foreign key ("rotation_id") references "rotations" ("id") on delete cascade;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "rotation_steps" drop constraint "rotation_steps_rotation_id_foreign";`);

    this.addSql(`drop table if exists "rotations" cascade;`);
    this.addSql(`drop table if exists "rotation_steps" cascade;`);

    this.addSql(`alter table "destinations" drop column "served_at";`);

    this.addSql(`alter table "rotation_policies" drop column "jitter_minutes", drop column "renewal_window", drop column "revoke_replaced";`);
  }

}
