import { Migration } from '@mikro-orm/migrations';

export class Migration20261122161439_verification extends Migration {

  override name = 'Migration20261122161439_verification';

  override up(): void | Promise<void> {
    this.addSql(`alter table "certificates" add "verification_status" varchar(16) null, add "verification_method" varchar(16) null, add "verification_checked_at" timestamptz null, add "verification_detail" text null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "certificates" drop column "verification_status", drop column "verification_method", drop column "verification_checked_at", drop column "verification_detail";`);
  }

}
