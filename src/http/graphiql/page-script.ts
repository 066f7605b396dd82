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

showWho().catch(() => showSignedOut('The server does not answer.'))
createRoot(element('editor')).render(
  React.createElement(Ruru, {
    fetcher: (operation, options) => send(operation, options?.headers),
    defaultQuery: settings.defaultQuery,
    ...savedTab(),
    defaultEditorToolsVisibility: 'variables',
  }),
)
`
