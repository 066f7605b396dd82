// Rotation policies, soft deletion, and indexes for every filter and order of the list of certificates.
import { Migration } from '@mikro-orm/migrations'

export class Migration20261122150300_certificate_model extends Migration {
  override name = 'Migration20261122150300_certificate_model'

  override up(): void {
    this.addSql(`create table "rotation_policies" ("id" uuid not null, "name" varchar(128) not null, "description" text null, "days" int null, "percent" int null, "created_at" timestamptz not null, "updated_at" timestamptz not null, "version" int not null default 1, primary key ("id"));`)
    this.addSql(`alter table "rotation_policies" add constraint "rotation_policies_window_check" check (("days" is null) <> ("percent" is null) and coalesce("days", 1) >= 1 and coalesce("percent", 1) between 1 and 99);`)
    this.addSql(`create unique index "rotation_policies_name_unique" on "rotation_policies" (lower("name"));`)
    this.addSql(`insert into "rotation_policies" ("id", "name", "description", "days", "created_at", "updated_at") values ('${DEFAULT_POLICY}', 'default', 'For certificates that name no other policy.', 30, now(), now());`)

    this.addSql(`alter table "certificates" add "rotation_policy_id" uuid null, add "deleted_at" timestamptz null, add "deleted_by_id" uuid null;`)
    this.addSql(`alter table "certificates" add constraint "certificates_rotation_policy_id_foreign" foreign key ("rotation_policy_id") references "rotation_policies" ("id") on delete restrict;`)
    this.addSql(`create index "certificates_rotation_policy_id_index" on "certificates" ("rotation_policy_id");`)
    this.addSql(`update "certificates" set "rotation_policy_id" = '${DEFAULT_POLICY}';`)
    // Names of algorithms are OIDs where they have no other name, and those have no bound of 64.
    this.addSql(`alter table "certificates" alter column "key_algorithm" type text;`)
    this.addSql(`alter table "certificates" alter column "signature_algorithm" type text;`)

    // A deleted certificate may be uploaded again: it hinders nobody.
    this.addSql(`drop index "certificates_issuer_serial_unique";`)
    this.addSql(`drop index "certificates_authority_serial_unique";`)
    this.addSql(`drop index "certificates_fingerprint_chain_unique";`)
    this.addSql(`create unique index "certificates_issuer_serial_unique" on "certificates" ("issuer_hash", "serial_number") where "duplicate_of_id" is null and "deleted_at" is null;`)
    this.addSql(`create unique index "certificates_authority_serial_unique" on "certificates" ("authority_id", "serial_number") where "authority_id" is not null and "duplicate_of_id" is null and "deleted_at" is null;`)
    this.addSql(`create unique index "certificates_fingerprint_chain_unique" on "certificates" ("fingerprint", coalesce("chain_id", '00000000-0000-0000-0000-000000000000'::uuid)) where "deleted_at" is null;`)
    // The same without the conditions, for who looks at every row of an issuer and serial number.
    this.addSql(`create index "certificates_issuer_serial_index" on "certificates" ("issuer_hash", "serial_number");`)
    this.addSql(`create index "certificates_duplicate_of_index" on "certificates" ("duplicate_of_id") where "duplicate_of_id" is not null;`)

    // A row of an index holds 2,704 octets, a common name found elsewhere may be longer.
    this.addSql(`drop index "certificates_common_name_index";`)
    this.addSql(`create index "certificates_common_name_index" on "certificates" ((coalesce(left(lower("common_name"), 255), '')), "id");`)
    this.addSql(`create index "certificates_common_name_suffix_index" on "certificates" ((left(reverse(lower("common_name")), 255)) text_pattern_ops);`)
    this.addSql(`create index "certificates_issuer_common_name_index" on "certificates" using gin ((lower("issuer" ->> 'commonName')) gin_trgm_ops);`)
    this.addSql(`create index "certificates_not_before_page_index" on "certificates" ("not_before", "id");`)
    this.addSql(`create index "certificates_owner_page_index" on "certificates" ("owner", "created_at");`)
    this.addSql(`create index "certificates_authority_page_index" on "certificates" ("authority_id", "created_at");`)
    this.addSql(`create index "certificates_creator_page_index" on "certificates" ("creator_id", "created_at");`)
    this.addSql(`create index "certificates_key_type_index" on "certificates" ("key_type", "created_at");`)
    this.addSql(`create index "certificates_signature_algorithm_index" on "certificates" ("signature_algorithm", "created_at");`)
    this.addSql(`create index "certificates_flags_index" on "certificates" ("rotation", "notify", "has_private_key", "created_at");`)
  }

  override down(): void {
    for (const index of [...NEW_INDEXES, 'certificates_common_name_index']) this.addSql(`drop index "${index}";`)
    this.addSql(`create index "certificates_common_name_index" on "certificates" ("common_name");`)
    for (const index of UNIQUE_INDEXES) this.addSql(`drop index "${index}";`)
    this.addSql(`delete from "certificates" where "deleted_at" is not null;`)
    this.addSql(`create unique index "certificates_issuer_serial_unique" on "certificates" ("issuer_hash", "serial_number") where "duplicate_of_id" is null;`)
    this.addSql(`create unique index "certificates_authority_serial_unique" on "certificates" ("authority_id", "serial_number") where "authority_id" is not null and "duplicate_of_id" is null;`)
    this.addSql(`create unique index "certificates_fingerprint_chain_unique" on "certificates" ("fingerprint", coalesce("chain_id", '00000000-0000-0000-0000-000000000000'::uuid));`)
    this.addSql(`alter table "certificates" alter column "key_algorithm" type varchar(64);`)
    this.addSql(`alter table "certificates" alter column "signature_algorithm" type varchar(64);`)
    this.addSql(`alter table "certificates" drop constraint "certificates_rotation_policy_id_foreign";`)
    this.addSql(`alter table "certificates" drop column "rotation_policy_id", drop column "deleted_at", drop column "deleted_by_id";`)
    this.addSql(`drop table "rotation_policies";`)
  }
}

const DEFAULT_POLICY = '01900000-0000-7000-8000-000000000101'

const UNIQUE_INDEXES = [
  'certificates_issuer_serial_unique',
  'certificates_authority_serial_unique',
  'certificates_fingerprint_chain_unique',
]

const NEW_INDEXES = [
  'certificates_flags_index',
  'certificates_signature_algorithm_index',
  'certificates_key_type_index',
  'certificates_creator_page_index',
  'certificates_authority_page_index',
  'certificates_owner_page_index',
  'certificates_not_before_page_index',
  'certificates_issuer_common_name_index',
  'certificates_common_name_suffix_index',
  'certificates_duplicate_of_index',
  'certificates_issuer_serial_index',
  'certificates_rotation_policy_id_index',
]
