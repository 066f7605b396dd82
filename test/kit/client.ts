// A client of the API as its users have one: typed documents over HTTP. What goes wrong is shown with the whole exchange.
import { graphql } from './gql/index.ts'
import type { TypedDocumentString } from './gql/graphql.ts'

export interface GraphQLErrorShape {
  readonly message: string
  readonly path?: readonly (string | number)[]
  readonly extensions?: { readonly code?: string; readonly requestId?: string }
}

export interface Answer<T> {
  readonly status: number
  readonly data: T | null
  readonly errors: readonly GraphQLErrorShape[]
  readonly headers: Headers
}

const SignIn = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      token
      userErrors {
        code
        message
      }
    }
  }
`)

export class Client {
  readonly url: string
  readonly token: string | null
  /** UUID of the user signed in. */
  readonly userId: string | null

  constructor(url: string, token: string | null, userId: string | null) {
    this.url = url
    this.token = token
    this.userId = userId
  }

  async signIn(username: string, password: string, userId: string | null = null): Promise<Client> {
    const { signIn } = await this.data(SignIn, { input: { username, password } })
    if (signIn.token == null) throw new Error(`Could not sign in as ${username}: ${JSON.stringify(signIn.userErrors)}`)
    return new Client(this.url, signIn.token, userId)
  }

  /** The answer whatever it is. */
  async ask<T, V>(document: TypedDocumentString<T, V>, variables: V): Promise<Answer<T>> {
    return this.raw<T>({ query: document.toString(), variables })
  }

  /** The data; throws with the exchange when there are errors. */
  async data<T, V>(document: TypedDocumentString<T, V>, variables: V): Promise<T> {
    const answer = await this.ask(document, variables)
    if (answer.errors.length > 0 || answer.data === null) {
      throw new Error(
        `${document.toString()}\n${JSON.stringify(variables)}\n→ ${answer.status} ${JSON.stringify(answer)}`,
      )
    }
    return answer.data
  }

  /** The code of the only top-level error; throws with the exchange when there is none or there are several. */
  async errorCode<T, V>(document: TypedDocumentString<T, V>, variables: V): Promise<string> {
    const answer = await this.ask(document, variables)
    const [error, ...more] = answer.errors
    if (error === undefined || more.length > 0) {
      throw new Error(
        `expected one error\n${document.toString()}\n${JSON.stringify(variables)}\n→ ${JSON.stringify(answer)}`,
      )
    }
    return error.extensions?.code ?? 'none'
  }

  /** Sends any body as JSON. */
  async raw<T>(body: unknown): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
      },
      body: JSON.stringify(body),
    })
    const json = (await response.json()) as { data?: T | null; errors?: GraphQLErrorShape[] }
    return { status: response.status, data: json.data ?? null, errors: json.errors ?? [], headers: response.headers }
  }
}
