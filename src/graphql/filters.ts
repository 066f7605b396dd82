// Bounds of what a filter may hold, so that no list can be asked for with a megabyte of conditions.
import { RequestError } from '../errors.ts'
import { argumentId, type NodeTypeName } from './node-id.ts'

const MAX_VALUES = 100
const MAX_TEXT = 1000

/** @throws RequestError BAD_USER_INPUT for text that is too long or that PostgreSQL cannot hold */
export function boundedText(text: string | null | undefined, argument: string): string | null {
  if (text == null) return null
  if (text.length > MAX_TEXT || text.includes('\0') || !text.isWellFormed()) {
    throw new RequestError('BAD_USER_INPUT', `${argument}: expected text of at most ${MAX_TEXT} characters.`)
  }
  return text
}

/** As {@link boundedText}, for at most 100 texts. */
export function boundedTexts(texts: readonly string[] | null | undefined, argument: string): string[] | null {
  if (texts == null) return null
  refuseTooMany(texts, argument)
  return texts.map((text) => boundedText(text, argument) ?? '')
}

/**
 * The UUIDs behind a filter's ids; null when there is no such condition.
 * @throws RequestError BAD_USER_INPUT for more than 100, or what is not an id of that type
 */
export function filterIds(
  type: NodeTypeName,
  ids: readonly string[] | null | undefined,
  argument: string,
): string[] | null {
  if (ids == null) return null
  refuseTooMany(ids, argument)
  return ids.map((id) => argumentId(type, id, argument))
}

function refuseTooMany(values: readonly string[], argument: string): void {
  if (values.length <= MAX_VALUES) return
  throw new RequestError('BAD_USER_INPUT', `${argument}: expected at most ${MAX_VALUES}, found ${values.length}.`)
}
