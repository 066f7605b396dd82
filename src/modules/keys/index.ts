export { KeyKnowledge, type KnownKey, recordCompromise } from './key-standing.ts'
export { KeyService } from './key.service.ts'
