// The HTML of the GraphiQL page: a bar to sign in with above the editor.

export interface PageOptions {
  readonly assetsPath: string
  readonly defaultQuery: string
  /** What shows the things that the address names, of which there may be so many. */
  readonly namedQuery: string
  readonly mostNamed: number
  /** Whether there is an identity provider to sign in with. */
  readonly singleSignOn: boolean
}

/**
 * `assetsPath` ends in a slash. The settings travel in a script element that is data and not run, so that the page
 * needs no inline script.
 */
export function graphiqlPage({ singleSignOn, ...shown }: PageOptions): string {
  const { assetsPath } = shown
  const settings = JSON.stringify(shown).replaceAll('<', '\\u003c')
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Indri GraphiQL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assetsPath}ruru.css">
<link rel="stylesheet" href="/graphiql/page.css">
<link rel="modulepreload" href="${assetsPath}ruru.js">
<script type="application/json" id="settings">${settings}</script>
<script type="module" src="/graphiql/page.js"></script>
</head>
<body>
<header id="bar">
<strong>Indri</strong>
<form id="sign-in" autocomplete="on" hidden>
<label>User name <input name="username" autocomplete="username" required maxlength="256"></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required maxlength="1024"></label>
<button type="submit">Sign in</button>${singleSignOn ? SINGLE_SIGN_ON : ''}
</form>
<div id="signed-in" hidden>Signed in as <b id="who"></b> <button type="button" id="sign-out">Sign out</button></div>
<output id="message" role="status"></output>
</header>
<main id="editor"></main>
<noscript>GraphiQL needs JavaScript. The API itself is at /graphql.</noscript>
</body>
</html>
`
}

const SINGLE_SIGN_ON = `
<button type="button" id="single-sign-on">Single sign-on</button>`
