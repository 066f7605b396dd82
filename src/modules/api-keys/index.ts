export { findKey, noteUse, revokeKeysOf, type StoredKey } from './api-key.repository.ts'
