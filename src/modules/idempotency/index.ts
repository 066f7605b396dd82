export { type Complete, forgetIdempotencyKeys, idempotently } from './idempotency.service.ts'
