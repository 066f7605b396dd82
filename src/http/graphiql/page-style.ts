// The style of the bar above GraphiQL; the editor brings its own.

export const PAGE_STYLE = `
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; font: 14px/1.4 system-ui, sans-serif; background: #fff; color: #1f2430; }
#bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; padding: 8px 16px; border-bottom: 1px solid #d8dbe3; }
#bar [hidden] { display: none; }
#bar form { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; }
#bar label { display: flex; align-items: center; gap: 6px; }
#bar input, #bar button { font: inherit; padding: 4px 8px; border: 1px solid #9aa1b2; border-radius: 4px; }
#bar input { width: 12em; background: #fff; color: inherit; }
#bar button { background: #2c4a8a; border-color: #2c4a8a; color: #fff; cursor: pointer; }
#bar button:disabled { opacity: 0.6; cursor: default; }
#bar :focus-visible { outline: 2px solid #e08a00; outline-offset: 1px; }
#message { color: #a3182a; }
#editor { flex: 1; min-height: 0; }
#editor .graphiql-container { height: 100%; }
@media (prefers-color-scheme: dark) {
  body { background: #1b2130; color: #e6e9f0; }
  #bar { border-color: #3a4256; }
  #bar input { background: #11151f; }
  #message { color: #ff9aa5; }
}
`
