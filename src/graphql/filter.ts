// What every filter of a list is held to, whatever its fields are.
import { RequestError } from '../errors.ts'

const MAX_VALUES = 100
const MAX_TEXT = 1000

/**
 * Refuses texts that no column can hold and lists that no statement should.
 * @throws RequestError BAD_USER_INPUT naming the field
 */
export function checkFilter(filter: object): void {
  for (const [field, value] of Object.entries(filter)) refuseExcess(field, value)
}

function refuseExcess(field: string, value: unknown): void {
  if (typeof value === 'string' && (value.length > MAX_TEXT || value.includes('\0') || !value.isWellFormed())) {
    throw new RequestError('BAD_USER_INPUT', `filter.${field}: expected text of at most ${MAX_TEXT} characters.`)
  }
  if (!Array.isArray(value)) return
  if (value.length > MAX_VALUES) {
    throw new RequestError('BAD_USER_INPUT', `filter.${field}: expected at most ${MAX_VALUES}, found ${value.length}.`)
  }
  for (const each of value) refuseExcess(field, each)
}
