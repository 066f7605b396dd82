export { type Complete, idempotently } from './idempotency.service.ts'
