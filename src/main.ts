// The entry: says what is wrong with an old Node before anything else is loaded, then starts the service.
import module from 'node:module'
import { requireNode24 } from './node-version.ts'

requireNode24()
// Compiled code is kept in the system's temporary folder: it halves the time a second start takes to load.
module.enableCompileCache()
const { serve } = await import('./serve.ts')
const [, , option, role] = process.argv
await serve(option === '--role' ? role : undefined)
