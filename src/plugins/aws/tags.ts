// Tags: how what was put there is known again as ours, and what people want on it besides.
import { DomainError, Problems } from '../../errors.ts'
import { legalName } from '../destinations/legal-name.ts'

export interface Tag {
  readonly Key: string
  readonly Value: string
}

/** Bears the name of the certificate. Nothing without it is ever taken away. */
export const NAME_TAG = 'indri-certificate'

/** ACM and IAM take fifty, ours among them. */
export const TAGS_OPTION = {
  name: 'tags',
  type: 'STRINGS',
  default: [],
  maximumLength: 40,
  help: 'Tags put on what is deployed, each as Key=Value.',
} as const

/** @throws DomainErrors with paths that start at `tags` */
export function checkTags(texts: readonly string[]): void {
  const problems = new Problems()
  texts.forEach((text, index) => problems.collect(['tags', String(index)], () => parseTag(text)))
  problems.throwIfAny()
}

/** The tags of a certificate: its name, and those of the option. */
export function tagsOf(name: string, texts: readonly string[]): Tag[] {
  return [{ Key: NAME_TAG, Value: nameTagValue(name) }, ...texts.map(parseTag)]
}

/** The certificate's name in the characters that tags take. */
export function nameTagValue(name: string): string {
  return legalName(name, { forbidden: /[^A-Za-z0-9 _.:/=+@-]+/g, maximumLength: 200 })
}

function parseTag(text: string): Tag {
  const [, Key = '', Value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? []
  if (!/^[\p{L}\p{Z}\p{N}_.:/+@-]{1,128}$/u.test(Key) || !/^[\p{L}\p{Z}\p{N}_.:/=+@-]{0,256}$/u.test(Value)) {
    throw new DomainError('INVALID', 'expected Key=Value of letters, digits, spaces and _.:/=+-@')
  }
  if (/^(aws:|indri-)/i.test(Key)) throw new DomainError('INVALID', 'tags that begin with aws: or indri- are taken')
  return { Key, Value }
}
