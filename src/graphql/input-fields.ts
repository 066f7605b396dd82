// Fields that many inputs have, said once.

import { Field, Int } from 'type-graphql'

/** `version`, by which a change of something else than was seen is refused. */
export function VersionField(): PropertyDecorator {
  return Field(() => Int, {
    nullable: true,
    description: 'The version you have seen; when stale, CONFLICT and nothing changes.',
  })
}

/** `description` of something that people make. */
export function DescriptionField(): PropertyDecorator {
  return Field(() => String, { nullable: true, description: 'What it is for, at most 4096 characters.' })
}

/** `idempotencyKey`, by which what is asked for twice is done once. */
export function IdempotencyKeyField(): PropertyDecorator {
  return Field(() => String, {
    nullable: true,
    description:
      'The same key with the same input gives the first answer again; with another input it is an error. At most 255 characters.',
  })
}
