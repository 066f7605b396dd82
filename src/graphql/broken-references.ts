// Two writers who each checked first: one deletes what the other has just come to refer to. The database lets one of them
// through and refuses the other, which is no fault of ours and not of the caller's either.
import { DomainError } from '../errors.ts'

/** SQLSTATE 23503: a row that is referred to is gone, or one that goes is referred to. */
const FOREIGN_KEY_VIOLATION = '23503'
/** SQLSTATE 23001: the second of these where the constraint says RESTRICT, since PostgreSQL 18. */
const RESTRICT_VIOLATION = '23001'

/** The error as the caller may hear it: CONFLICT or IN_USE for a broken reference, any other as it is. */
export function withoutBrokenReference(error: unknown): unknown {
  switch (brokenReference(error)) {
    case 'GONE':
      return new DomainError('CONFLICT', 'something that it refers to was deleted meanwhile; read again and repeat it')
    case 'IN_USE':
      return new DomainError('IN_USE', 'something has come to refer to it meanwhile', ['id'])
    case null:
      return error
  }
}

/** GONE: what a row refers to is not there. IN_USE: a row to be deleted is referred to. Null: another kind of error. */
function brokenReference(error: unknown): 'GONE' | 'IN_USE' | null {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    const code = 'code' in cause ? cause.code : ''
    if (code === RESTRICT_VIOLATION) return 'IN_USE'
    // The text alone tells the two apart; "update or delete on table", whatever the language of the server around it.
    if (code === FOREIGN_KEY_VIOLATION) return detailOf(cause).includes('still referenced') ? 'IN_USE' : 'GONE'
  }
  return null
}

function detailOf(error: Error): string {
  const detail = 'detail' in error && typeof error.detail === 'string' ? error.detail : ''
  return `${error.message} ${detail}`
}
