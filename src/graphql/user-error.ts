// The `userErrors` channel: what the caller can fix, as data in the payload of a mutation.
import { Field, InterfaceType, ObjectType, registerEnumType } from 'type-graphql'
import { DomainError, DomainErrors, USER_ERROR_CODES } from '../errors.ts'
import { withoutBrokenReference } from './broken-references.ts'

/** The codes as an enum object, which is what type-graphql registers. */
export const ErrorCode = Object.fromEntries(USER_ERROR_CODES.map((code) => [code, code]))
registerEnumType(ErrorCode, {
  name: 'ErrorCode',
  description: 'What is wrong with an input. Codes may be added; clients should treat an unknown one as INVALID.',
})

@InterfaceType({
  description: 'Something wrong with the input of a mutation, which the caller can fix.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class UserError {
  @Field(() => ErrorCode, { description: 'What kind of mistake it is, for programs.' })
  code!: string

  @Field(() => String, { description: 'What is wrong and what was expected, for people.' })
  message!: string

  @Field(() => [String], {
    nullable: true,
    description: 'Where it is inside `input`: field names and list positions. Null when it concerns the whole input.',
  })
  path!: readonly string[] | null
}

/**
 * The error type of one mutation, `<Mutation>Error`. Each mutation has its own so that it can gain fields of its own.
 * A class may extend the returned one to add such fields.
 */
export function defineUserError(name: string): abstract new () => UserError {
  @ObjectType(name, { implements: UserError, description: `What was wrong with the input, see UserError.` })
  class MutationError extends UserError {}
  return MutationError
}

/** What goes into a payload: the result, or what was wrong, never both. */
export type Outcome<T> = { result: T; userErrors: [] } | { result: null; userErrors: UserErrorData[] }

export interface UserErrorData {
  __typename: string
  code: string
  message: string
  path: readonly string[] | null
  [detail: string]: unknown
}

/**
 * Runs the use case of a mutation; DomainErrors become data, and so does a reference that somebody else broke meanwhile.
 * Everything else stays an error.
 */
export async function outcomeOf<T>(errorType: string, useCase: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { result: await useCase(), userErrors: [] }
  } catch (thrown) {
    const error = withoutBrokenReference(thrown)
    if (error instanceof DomainError) return { result: null, userErrors: [toData(errorType, error)] }
    if (error instanceof DomainErrors) {
      return { result: null, userErrors: error.errors.map((each) => toData(errorType, each)) }
    }
    throw error
  }
}

function toData(errorType: string, error: DomainError): UserErrorData {
  return { ...error.details, __typename: errorType, code: error.code, message: error.message, path: error.path }
}
