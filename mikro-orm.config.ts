// For the mikro-orm command line: `npx mikro-orm migration:create` and its kin. The service itself does not read it.
import { Migrator } from '@mikro-orm/migrations'
import { defineConfig } from '@mikro-orm/postgresql'
import { ormOptions } from './src/database/connection.ts'

export default defineConfig({
  ...ormOptions(),
  extensions: [Migrator],
  clientUrl: process.env.DATABASE_URL ?? 'postgres://127.0.0.1:5432/indri',
})
