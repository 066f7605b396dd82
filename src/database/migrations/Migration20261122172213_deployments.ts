import { Migration } from '@mikro-orm/migrations';

export class Migration20261122172213_deployments extends Migration {

  override name = 'Migration20261122172213_deployments';

  override up(): void | Promise<void> {
    this.addSql(`alter table "deployments" add "revision" int not null default 0, add "location" text null, add "next_attempt_at" timestamptz null, add "claim_id" uuid null, add "claimed_until" timestamptz null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "deployments" drop column "revision", drop column "location", drop column "next_attempt_at", drop column "claim_id", drop column "claimed_until";`);
  }

}
