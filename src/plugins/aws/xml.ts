// Reads the XML that AWS answers with: elements and text, nothing that a document could do to its reader.
import { XMLParser } from 'fast-xml-parser'
import { PluginError } from '../plugin-error.ts'

/** An element: its text, or its children by name. */
export type XmlNode = string | XmlElement
export interface XmlElement {
  readonly [name: string]: XmlNode | readonly XmlNode[]
}

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  removeNSPrefix: true,
  parseTagValue: false,
  processEntities: false,
  maxNestedTags: 32,
  tagValueProcessor: (_name, value) => withReferences(value),
})

/**
 * The root element's content. Document types are refused, so no entity is ever declared, let alone expanded.
 * @param root the name that the root has to have
 * @throws PluginError for what is not such a document
 */
export function parseXml(text: string, root: string): XmlNode {
  const node = tryXml(text)
  const found = node === null ? undefined : childOf(node, root)
  if (found === undefined)
    throw new PluginError(`the answer is not the ${root} that was expected`, { retryable: false })
  return found
}

/** As {@link parseXml}, above the root; null for what is not XML. */
export function tryXml(text: string): XmlElement | null {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return null
  try {
    const document: unknown = parser.parse(text, true)
    return typeof document === 'object' && document !== null ? (document as XmlElement) : null
  } catch {
    return null
  }
}

/** The first element that `path` leads to; undefined when there is none. */
export function nodeAt(node: XmlNode, ...path: readonly string[]): XmlNode | undefined {
  let current: XmlNode | undefined = node
  for (const name of path) {
    if (current === undefined) return undefined
    current = childOf(current, name)
  }
  return current
}

/** The text that `path` leads to; null when there is none. */
export function textAt(node: XmlNode, ...path: readonly string[]): string | null {
  const found = nodeAt(node, ...path)
  return typeof found === 'string' && found !== '' ? found : null
}

/** All elements that `path` leads to; its last name may repeat. */
export function nodesAt(node: XmlNode, ...path: readonly string[]): readonly XmlNode[] {
  const parent = nodeAt(node, ...path.slice(0, -1))
  return parent === undefined ? [] : childrenOf(parent, path.at(-1) ?? '')
}

/** As {@link nodesAt}, where the absence of the list must not be taken for emptiness. @throws PluginError */
export function requireNodes(node: XmlNode, list: string, name: string): readonly XmlNode[] {
  if (nodeAt(node, list) === undefined) throw new PluginError(`AWS answered without ${list}`, { retryable: true })
  return nodesAt(node, list, name)
}

function childOf(node: XmlNode, name: string): XmlNode | undefined {
  return childrenOf(node, name)[0]
}

function childrenOf(node: XmlNode, name: string): readonly XmlNode[] {
  if (typeof node === 'string' || !Object.hasOwn(node, name)) return []
  const found = node[name]
  if (found === undefined) return []
  return Array.isArray(found) ? (found as readonly XmlNode[]) : [found as XmlNode]
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** The five entities that XML itself has, and characters by their number; once, so that what comes out is not read again. */
function withReferences(text: string): string {
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED.get(name) ?? whole
    const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff) ? String.fromCodePoint(point) : whole
  })
}
