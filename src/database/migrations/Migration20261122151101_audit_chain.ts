// The audit log's hash chain, and what enforces it: triggers that refuse changes, a queue of what is not sealed yet, and
// keys that a stored secret keeps from being retired.
import { Migration } from '@mikro-orm/migrations'

export class Migration20261122151101_audit_chain extends Migration {
  override name = 'Migration20261122151101_audit_chain'

  override up(): void {
    this.addSql(`create table "audit_seals" ("sequence" bigint not null, "event_id" uuid not null, "previous_hash" bytea not null, "hash" bytea not null, "sealed_at" timestamptz not null, primary key ("sequence"));`)
    this.addSql(`alter table "audit_seals" add constraint "audit_seals_event_id_unique" unique ("event_id");`)
    this.addSql(`alter table "audit_seals" add constraint "audit_seals_previous_hash_unique" unique ("previous_hash");`)
    this.addSql(`alter table "audit_seals" add constraint "audit_seals_hash_unique" unique ("hash");`)
    this.addSql(`create table "audit_unsealed_events" ("event_id" uuid not null, primary key ("event_id"));`)
    this.addSql(`alter table "audit_events" add "target_name" text null;`)
    this.addSql(`create index "audit_events_request_id_index" on "audit_events" ("request_id");`)
    this.addSql(`create index "audit_events_actor_index" on "audit_events" ("actor_id", "action", "occurred_at");`)
    this.addSql(`create index "audit_events_action_index" on "audit_events" ("action", "occurred_at");`)

    this.addSql(`
      create function audit_seals_are_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'audit_seals is append-only' using errcode = 'insufficient_privilege';
      end
      $$;`)
    this.addSql(
      `create trigger audit_seals_no_change before update or delete on audit_seals for each row execute function audit_seals_are_append_only();`,
    )
    this.addSql(
      `create trigger audit_seals_no_truncate before truncate on audit_seals for each statement execute function audit_seals_are_append_only();`,
    )
    this.addSql(`
      create function audit_events_await_sealing() returns trigger language plpgsql as $$
      begin
        insert into audit_unsealed_events (event_id) values (new.id);
        return new;
      end
      $$;`)
    this.addSql(
      `create trigger audit_events_to_seal after insert on audit_events for each row execute function audit_events_await_sealing();`,
    )
    this.addSql(`insert into audit_unsealed_events (event_id) select id from audit_events;`)

    // Retiring a key deletes its canary: refused while a secret is sealed under the key, and nothing can be sealed after.
    for (const table of SEALED_TABLES) {
      this.addSql(
        `alter table ${table} add constraint ${table}_key_id_foreign foreign key (key_id) references key_canaries (key_id) on delete restrict;`,
      )
    }
  }

  override down(): void {
    for (const table of SEALED_TABLES) this.addSql(`alter table ${table} drop constraint ${table}_key_id_foreign;`)
    this.addSql(`drop trigger audit_events_to_seal on audit_events;`)
    this.addSql(`drop function audit_events_await_sealing();`)
    this.addSql(`drop table audit_unsealed_events;`)
    this.addSql(`drop table audit_seals;`)
    this.addSql(`drop function audit_seals_are_append_only();`)
    this.addSql(`drop index "audit_events_request_id_index";`)
    this.addSql(`drop index "audit_events_actor_index";`)
    this.addSql(`drop index "audit_events_action_index";`)
    this.addSql(`alter table "audit_events" drop column "target_name";`)
  }
}

const SEALED_TABLES = ['certificate_keys', 'authority_keys', 'role_credentials'] as const
