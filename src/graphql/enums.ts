// Enumerations that several modules use.
import { registerEnumType } from 'type-graphql'
import { KEY_TYPES, KEY_USAGES } from '../pki/types.ts'

/** An enum object for a closed list of names, which is what type-graphql registers; values and names are the same. */
export function enumOf<const T extends readonly string[]>(
  values: T,
  config: { name: string; description: string; valuesConfig?: Record<string, { description: string }> },
): { readonly [K in T[number]]: K } {
  const object = Object.fromEntries(values.map((value) => [value, value])) as { readonly [K in T[number]]: K }
  registerEnumType(object, config as Parameters<typeof registerEnumType>[1] as never)
  return object
}

export const KeyTypeEnum = enumOf(KEY_TYPES, {
  name: 'KeyType',
  description: 'Types of keys that are generated here.',
})

export const KeyUsageEnum = enumOf(KEY_USAGES, {
  name: 'KeyUsage',
  description: 'What a key may be used for. RFC 5280 section 4.2.1.3.',
})

export const OrderDirection = enumOf(['ASC', 'DESC'], {
  name: 'OrderDirection',
  description: 'Which way a list is ordered.',
})
