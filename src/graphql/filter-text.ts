import { RequestError } from '../errors.ts'

const MAX_VALUES = 100
const MAX_TEXT = 1000

/**
 * Keeps what a filter holds within bounds: short texts, short lists, nothing that PostgreSQL refuses.
 * @throws RequestError BAD_USER_INPUT naming the field
 */
export function refuseExcessiveFilter(filter: object): void {
  for (const [field, value] of Object.entries(filter) as [string, unknown][]) {
    const values = Array.isArray(value) ? (value as unknown[]) : [value]
    if (values.length > MAX_VALUES) {
      const message = `filter.${field}: expected at most ${MAX_VALUES}, found ${values.length}.`
      throw new RequestError('BAD_USER_INPUT', message)
    }
    for (const text of values) {
      if (typeof text === 'string' && (text.length > MAX_TEXT || text.includes('\0') || !text.isWellFormed())) {
        throw new RequestError('BAD_USER_INPUT', `filter.${field}: expected text of at most ${MAX_TEXT} characters.`)
      }
    }
  }
}
