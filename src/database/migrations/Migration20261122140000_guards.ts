// What entities cannot say: trigram search, partial uniqueness, the append-only audit log, and the built-in roles.
import { Migration } from '@mikro-orm/migrations'

export class Migration20261122140000_guards extends Migration {
  override name = 'Migration20261122140000_guards'

  override up(): void {
    this.addSql(`create extension if not exists pg_trgm;`)
    this.addSql(`create index certificates_search_index on certificates using gin (search_text gin_trgm_ops);`)
    this.addSql(`create index certificates_common_name_index on certificates (common_name);`)
    this.addSql(`create index certificates_serial_number_index on certificates (serial_number);`)
    this.addSql(`create index certificates_created_page_index on certificates (created_at desc, id desc);`)
    this.addSql(`create index certificates_not_after_page_index on certificates (not_after, id);`)
    this.addSql(`create index certificates_revoked_index on certificates (revoked_at) where revoked_at is not null;`)
    this.addSql(`create index certificate_domains_domain_index on certificate_domains (domain_id);`)
    this.addSql(`create index certificate_roles_role_index on certificate_roles (role_id);`)
    this.addSql(`create index user_roles_role_index on user_roles (role_id);`)
    // RFC 5280 section 4.1.2.2: issuer and serial number name one certificate.
    this.addSql(
      `create unique index certificates_issuer_serial_unique on certificates (issuer_hash, serial_number) where duplicate_of_id is null;`,
    )
    this.addSql(
      `create unique index certificates_authority_serial_unique on certificates (authority_id, serial_number) where authority_id is not null and duplicate_of_id is null;`,
    )
    this.addSql(`create unique index certificates_fingerprint_chain_unique on certificates (fingerprint, coalesce(chain_id, '00000000-0000-0000-0000-000000000000'::uuid));`)
    this.addSql(
      `alter table certificates add constraint certificates_duplicate_of_foreign foreign key (duplicate_of_id) references certificates (id) on delete set null;`,
    )
    this.addSql(
      `alter table authorities add constraint authorities_certificate_foreign foreign key (certificate_id) references certificates (id) on delete restrict;`,
    )
    this.addSql(
      `alter table authorities add constraint authorities_parent_foreign foreign key (parent_id) references authorities (id) on delete restrict;`,
    )
    this.addSql(`create unique index roles_name_unique on roles (lower(name));`)
    this.addSql(`
      create function audit_events_are_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'audit_events is append-only' using errcode = 'insufficient_privilege';
      end
      $$;`)
    this.addSql(
      `create trigger audit_events_no_change before update or delete on audit_events for each row execute function audit_events_are_append_only();`,
    )
    this.addSql(
      `create trigger audit_events_no_truncate before truncate on audit_events for each statement execute function audit_events_are_append_only();`,
    )
    for (const [id, name, description] of BUILT_IN_ROLES) {
      this.addSql(
        `insert into roles (id, name, description, built_in, created_at, updated_at) values ('${id}', '${name}', '${description}', true, now(), now());`,
      )
    }
  }

  override down(): void {
    this.addSql(`delete from roles where built_in;`)
    this.addSql(`drop trigger audit_events_no_truncate on audit_events;`)
    this.addSql(`drop trigger audit_events_no_change on audit_events;`)
    this.addSql(`drop function audit_events_are_append_only();`)
    this.addSql(`drop index roles_name_unique;`)
    this.addSql(`alter table authorities drop constraint authorities_parent_foreign;`)
    this.addSql(`alter table authorities drop constraint authorities_certificate_foreign;`)
    this.addSql(`alter table certificates drop constraint certificates_duplicate_of_foreign;`)
    for (const index of INDEXES) this.addSql(`drop index ${index};`)
  }
}

// Fixed ids, so that every installation agrees on them.
const BUILT_IN_ROLES = [
  ['01900000-0000-7000-8000-000000000001', 'admin', 'May do everything.'],
  ['01900000-0000-7000-8000-000000000002', 'operator', 'Runs the installation; makes authorities where the setting allows it.'],
  ['01900000-0000-7000-8000-000000000003', 'auditor', 'Reads the audit log.'],
  ['01900000-0000-7000-8000-000000000004', 'read-only', 'Reads; changes nothing, whatever other roles say.'],
] as const

const INDEXES = [
  'certificates_fingerprint_chain_unique',
  'certificates_authority_serial_unique',
  'certificates_issuer_serial_unique',
  'user_roles_role_index',
  'certificate_roles_role_index',
  'certificate_domains_domain_index',
  'certificates_revoked_index',
  'certificates_not_after_page_index',
  'certificates_created_page_index',
  'certificates_serial_number_index',
  'certificates_common_name_index',
  'certificates_search_index',
]
