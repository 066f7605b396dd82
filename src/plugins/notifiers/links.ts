// Where people look at what a message is about.

/** What has pages of its own. */
export type PageSubject = 'certificate' | 'authority' | 'source'

export type NoticePages =
  /** Nowhere: only the API is served. */
  | { readonly kind: 'NONE' }
  /** In the GraphiQL that is served. */
  | { readonly kind: 'GRAPHIQL' }
  /** In a frontend of the installation: an http or https URL in which {id} and {type} are replaced. */
  | { readonly kind: 'FRONTEND'; readonly template: string }

export interface Linked {
  /** Global id. */
  readonly id: string
  readonly type: PageSubject
}

/** So many are shown by GraphiQL at once. */
const MOST_LINKED = 20

/** The page about one thing; null where there is none. @param publicUrl of the service, without a slash at the end */
export function linkToOne(pages: NoticePages, publicUrl: string, { id, type }: Linked): string | null {
  switch (pages.kind) {
    case 'NONE':
      return null
    case 'GRAPHIQL':
      return `${publicUrl}/graphiql?id=${encodeURIComponent(id)}`
    case 'FRONTEND':
      return pages.template.replaceAll('{id}', encodeURIComponent(id)).replaceAll('{type}', type)
  }
}

/** Where to look at them together; where there is no such page, where one would begin to look. */
export function linkToAll(pages: NoticePages, publicUrl: string, all: readonly Linked[]): string {
  const [first, ...others] = all
  if (first !== undefined && others.length === 0) return linkToOne(pages, publicUrl, first) ?? publicUrl
  switch (pages.kind) {
    case 'NONE':
      return publicUrl
    case 'GRAPHIQL': {
      const named = all.slice(0, MOST_LINKED).map(({ id }) => `id=${encodeURIComponent(id)}`)
      return named.length === 0 ? `${publicUrl}/graphiql` : `${publicUrl}/graphiql?${named.join('&')}`
    }
    case 'FRONTEND':
      return `${new URL(pages.template).origin}/`
  }
}
