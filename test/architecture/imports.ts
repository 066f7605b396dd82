// Reads what a TypeScript file imports, with a parser just good enough for the formatted sources of this repository.

import { posix } from 'node:path'

export interface SourceFile {
  /** From the repository's root, with forward slashes: src/auth/actor.ts. */
  readonly path: string
  readonly text: string
}

export interface Import {
  /** As written, e.g. '../errors.ts' or 'pkijs'. */
  readonly specifier: string
  /** The file of ours it leads to, or undefined for a package. */
  readonly target: string | undefined
}

const IMPORT =
  /^\s*(?:import|export)\s[^'";]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]|\brequire\(\s*['"]([^'"]+)['"]/gm

/** Static, side-effect, type-only, re-exporting and dynamic imports alike. */
export function importsOf(file: SourceFile): Import[] {
  return [...codeOf(file).matchAll(IMPORT)].map((match) => {
    const specifier = match.slice(1).find((group) => group !== undefined) ?? ''
    const target = specifier.startsWith('.') ? posix.join(posix.dirname(file.path), specifier) : undefined
    return { specifier, target }
  })
}

/** The text without comments that stand on lines of their own. */
export function codeOf(file: SourceFile): string {
  return file.text.replace(/^\s*\/\*[\s\S]*?\*\//gm, '').replace(/^\s*\/\/.*$/gm, '')
}

/** One cycle among the files as a list of paths, the first repeated at the end; undefined when there is none. */
export function findCycle(files: readonly SourceFile[]): string[] | undefined {
  const imports = new Map(files.map((file) => [file.path, importsOf(file).map((each) => each.target)]))
  const finished = new Set<string>()
  const visit = (path: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (finished.has(path)) return undefined
    for (const target of imports.get(path) ?? []) {
      const cycle = target === undefined ? undefined : visit(target, [...trail, path])
      if (cycle !== undefined) return cycle
    }
    finished.add(path)
    return undefined
  }
  for (const file of files) {
    const cycle = visit(file.path, [])
    if (cycle !== undefined) return cycle
  }
  return undefined
}
