export { type Complete, forgetIdempotencyKeys, type IdempotentRequest, idempotently } from './idempotency.service.ts'
