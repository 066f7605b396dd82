// What entities cannot say of authorities: names unique without regard to case, their own roles, and the trigger that marks
// revocation lists as out of date.
import { Migration } from '@mikro-orm/migrations'

export class Migration20261122151001_authority_guards extends Migration {
  override name = 'Migration20261122151001_authority_guards'

  override up(): void {
    this.addSql(`create unique index authorities_name_lower_unique on authorities (lower(name));`)
    for (const column of ['admin_role_id', 'operator_role_id']) {
      this.addSql(
        `alter table authorities add constraint authorities_${column}_foreign foreign key (${column}) references roles (id) on delete set null;`,
      )
    }
    this.addSql(
      `create unique index authorities_certificate_unique on authorities (certificate_id) where certificate_id is not null;`,
    )
    this.addSql(`create index revocations_authority_index on revocations (authority_id);`)
    this.addSql(`
      create function revocations_mark_crl() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'INSERT' and old.authority_id is not null then
          insert into crl_changes (authority_id) values (old.authority_id);
        end if;
        if tg_op <> 'DELETE' and new.authority_id is not null then
          insert into crl_changes (authority_id) values (new.authority_id);
        end if;
        return null;
      end
      $$;`)
    this.addSql(
      `create trigger revocations_mark_crl after insert or update or delete on revocations for each row execute function revocations_mark_crl();`,
    )
  }

  override down(): void {
    this.addSql(`drop trigger revocations_mark_crl on revocations;`)
    this.addSql(`drop function revocations_mark_crl();`)
    this.addSql(`drop index revocations_authority_index;`)
    this.addSql(`drop index authorities_certificate_unique;`)
    this.addSql(`alter table authorities drop constraint authorities_operator_role_id_foreign;`)
    this.addSql(`alter table authorities drop constraint authorities_admin_role_id_foreign;`)
    this.addSql(`drop index authorities_name_lower_unique;`)
  }
}
