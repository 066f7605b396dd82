/** Says plainly what is missing instead of failing somewhere inside a library. */
export function requireNode24(): void {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 24) return
  process.stderr.write(
    `Indri needs Node.js 24 and runs on ${process.versions.node} here.\n` +
      'Start it by `npm start`, which takes the one in node_modules/.bin, or install Node.js 24.\n',
  )
  process.exit(1)
}
