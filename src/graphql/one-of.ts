import { InputType } from 'type-graphql'
import { markOneOf } from './schema.ts'

/** An input type of which exactly one field is given (GraphQL September 2025, section 3.10.1). Its fields are nullable. */
export function OneOfInput(name: string, description: string): ClassDecorator {
  markOneOf(name)
  return InputType(name, { description: `${description} Exactly one field is given.` })
}
