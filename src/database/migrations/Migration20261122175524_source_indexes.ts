// What entities cannot say about sources and endpoints: unique names, the search, expressions, and the key of sealed options.
import { Migration } from '@mikro-orm/migrations'

export class Migration20261122175524_source_indexes extends Migration {
  override name = 'Migration20261122175524_source_indexes'

  override up(): void {
    this.addSql(`create unique index sources_name_unique on sources (lower(name));`)
    this.addSql(`alter table sources add constraint sources_key_id_foreign
      foreign key (key_id) references key_canaries (key_id) on delete restrict;`)
    this.addSql(`create index sources_requested_index on sources (sync_requested_at) where sync_requested_at is not null;`)
    this.addSql(`create index source_certificates_present_index on source_certificates (source_id, certificate_id)
      where vanished_at is null;`)
    this.addSql(`create index endpoints_name_index on endpoints (name, id);`)
    this.addSql(`create index endpoints_source_name_index on endpoints (source_id, name, id);`)
    this.addSql(`create index endpoints_host_index on endpoints (host);`)
    this.addSql(`create index endpoints_region_index on endpoints (region) where region is not null;`)
    this.addSql(`create index endpoints_missing_index on endpoints (name, id) where missed_syncs > 0;`)
    this.addSql(`create index endpoints_protocols_index on endpoints using gin (protocols jsonb_path_ops);`)
    this.addSql(`create index endpoints_search_index on endpoints
      using gin (lower(name || ' ' || host || ' ' || coalesce(server_name, '')) gin_trgm_ops);`)
  }

  override down(): void {
    this.addSql(`drop index endpoints_search_index;`)
    this.addSql(`drop index endpoints_protocols_index;`)
    this.addSql(`drop index endpoints_missing_index;`)
    this.addSql(`drop index endpoints_region_index;`)
    this.addSql(`drop index endpoints_host_index;`)
    this.addSql(`drop index endpoints_source_name_index;`)
    this.addSql(`drop index endpoints_name_index;`)
    this.addSql(`drop index source_certificates_present_index;`)
    this.addSql(`drop index sources_requested_index;`)
    this.addSql(`alter table sources drop constraint sources_key_id_foreign;`)
    this.addSql(`drop index sources_name_unique;`)
  }
}
