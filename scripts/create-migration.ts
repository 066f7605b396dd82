// Writes the next migration from the difference between the entities and the committed snapshot.
// Usage: npm run migration:create -- name
import { openDatabase } from '../src/database/connection.ts'

const database = await openDatabase({ url: null, directory: null })
try {
  const name = process.argv[2]
  const migrator = database.orm.migrator
  const result = await migrator.create('src/database/migrations', false, false, name)
  console.log(
    result.fileName === ''
      ? 'nothing to migrate'
      : `wrote ${result.fileName}; add it to src/database/migrations/index.ts`,
  )
} finally {
  await database.close()
}
