// The browser's script of the GraphiQL page. It is text, served as it stands: the server's compiler does not see it.

export const PAGE_SCRIPT = `
const settings = JSON.parse(document.getElementById('settings').textContent)

// The editor keeps its tabs and history, and so whatever secret was typed into variables, in localStorage for ever.
// Here they live as long as the browser's tab.
Object.defineProperty(globalThis, 'localStorage', { value: sessionStorage })
const { React, createRoot, Ruru } = await import(settings.assetsPath + 'ruru.js')

// The token lives as long as the tab: not in localStorage, which outlives it, nor in a cookie, which forged requests would carry.
const TOKEN = 'indri.token'
const element = (id) => document.getElementById(id)
const form = element('sign-in')

globalThis.MonacoEnvironment = {
  getWorker: (_moduleId, label) => {
    const file = { json: 'jsonWorker.js', graphql: 'graphqlWorker.js' }[label] ?? 'editorWorker.js'
    return new Worker(settings.assetsPath + file, { type: 'module' })
  },
}

/** Sends one operation with the token, if there is one. A token that is refused is forgotten. */
async function send(operation, headers = {}) {
  const token = sessionStorage.getItem(TOKEN)
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'omit',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
      ...(token === null ? {} : { authorization: 'Bearer ' + token }),
      ...headers,
    },
    body: JSON.stringify(operation),
  })
  if (response.status === 401 && token !== null && sessionStorage.getItem(TOKEN) === token) {
    sessionStorage.removeItem(TOKEN)
    showSignedOut('The session has ended. Sign in again.')
  }
  return response.json()
}

function showSignedOut(message) {
  form.hidden = false
  element('signed-in').hidden = true
  element('message').textContent = message
}

function showSignedIn(name) {
  form.hidden = true
  element('signed-in').hidden = false
  element('who').textContent = name
  element('message').textContent = ''
}

async function showWho() {
  if (sessionStorage.getItem(TOKEN) === null) {
    showSignedOut('')
    return
  }
  const { data } = await send({ query: '{ viewer { username } }' })
  if (data?.viewer) showSignedIn(data.viewer.username)
  else if (sessionStorage.getItem(TOKEN) !== null) showSignedOut('Who is signed in could not be read.')
}

async function signIn(username, password) {
  sessionStorage.removeItem(TOKEN)
  const { data, errors } = await send({
    query: 'mutation SignIn($input: SignInInput!) { signIn(input: $input) { token userErrors { message } } }',
    operationName: 'SignIn',
    variables: { input: { username, password } },
  })
  const token = data?.signIn?.token
  if (!token) throw new Error(data?.signIn?.userErrors?.[0]?.message ?? errors?.[0]?.message ?? 'Signing in failed.')
  sessionStorage.setItem(TOKEN, token)
}

// Proves that the page which exchanges the code is the one that set out: a code from elsewhere is of no use here.
const VERIFIER = 'indri.sign-in-verifier'
const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

async function startSingleSignOn() {
  if (!globalThis.crypto?.subtle) throw new Error('Single sign-on needs https.')
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)))
  sessionStorage.setItem(VERIFIER, verifier)
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))
  location.assign('/auth/oidc/start?challenge=' + base64url(new Uint8Array(digest)))
}

/** What single sign-on came back with, taken out of the address so that it is in no history. */
async function endSingleSignOn() {
  const fragment = new URLSearchParams(location.hash.slice(1))
  const code = fragment.get('sign-in-code')
  const failure = fragment.get('sign-in-error')
  if (code === null && failure === null) return
  history.replaceState(null, '', location.pathname)
  const verifier = sessionStorage.getItem(VERIFIER)
  sessionStorage.removeItem(VERIFIER)
  if (code === null || verifier === null) throw new Error(failure ?? 'This sign-in was not begun in this tab.')
  const { data, errors } = await send({
    query:
      'mutation Exchange($input: ExchangeSignInCodeInput!) ' +
      '{ exchangeSignInCode(input: $input) { token userErrors { message } } }',
    operationName: 'Exchange',
    variables: { input: { code, verifier } },
  })
  const answer = data?.exchangeSignInCode
  if (!answer?.token) throw new Error(answer?.userErrors?.[0]?.message ?? errors?.[0]?.message ?? 'Signing in failed.')
  sessionStorage.setItem(TOKEN, answer.token)
}

element('single-sign-on')?.addEventListener('click', () => {
  startSingleSignOn().catch((error) => showSignedOut(error.message))
})

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const button = form.querySelector('button')
  const fields = new FormData(form)
  button.disabled = true
  try {
    await signIn(fields.get('username'), fields.get('password'))
    location.reload() // the editor reads the schema once, and with this caller's rights
  } catch (error) {
    showSignedOut(error.message)
  } finally {
    button.disabled = false
  }
})

element('sign-out').addEventListener('click', () => {
  sessionStorage.clear()
  location.reload()
})

/** What the active tab held before a reload: the editor opens an empty tab where its initial query is none of its tabs. */
function savedTab() {
  try {
    const saved = JSON.parse(sessionStorage.getItem('graphiql:tabState'))
    const tab = saved.tabs[saved.activeTabIndex]
    return { initialQuery: tab.query ?? undefined, initialVariables: tab.variables ?? undefined }
  } catch {
    return {}
  }
}

/** What a link has opened already in this tab: what was made of it since is not thrown away by a reload. */
const OPENED = 'indri.opened'

/** Of the things that the address names, ids only: no link brings an operation of its own. */
function named() {
  const isId = (text) => /^[a-z]{2,20}_[0-9a-z]{1,64}$/.test(text)
  const ids = [...new Set(new URLSearchParams(location.search).getAll('id').filter(isId))].slice(0, settings.mostNamed)
  const key = ids.join(' ')
  if (ids.length === 0 || sessionStorage.getItem(OPENED) === key) return null
  sessionStorage.setItem(OPENED, key)
  return { initialQuery: settings.namedQuery, initialVariables: JSON.stringify({ ids }, null, 2) }
}

try {
  await endSingleSignOn()
  showWho().catch(() => showSignedOut('The server does not answer.'))
} catch (error) {
  showSignedOut(error.message)
}
createRoot(element('editor')).render(
  React.createElement(Ruru, {
    fetcher: (operation, options) => send(operation, options?.headers),
    defaultQuery: settings.defaultQuery,
    ...(named() ?? savedTab()),
    defaultEditorToolsVisibility: 'variables',
  }),
)
`
