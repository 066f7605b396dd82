// How long our own code takes, on machines that do other things at the same time.

/** What it gave, and the milliseconds of its fastest run: whatever else the machine does only ever adds to them. */
export function timed<T>(run: () => T, tries = 3): { value: T; milliseconds: number } {
  const start = performance.now()
  const value = run()
  const milliseconds = performance.now() - start
  if (tries <= 1) return { value, milliseconds }
  return { value, milliseconds: Math.min(milliseconds, timed(run, tries - 1).milliseconds) }
}

/** As {@link timed}, one run after the other. */
export async function timedAsync<T>(run: () => Promise<T>, tries = 3): Promise<{ value: T; milliseconds: number }> {
  const start = performance.now()
  const value = await run()
  const milliseconds = performance.now() - start
  if (tries <= 1) return { value, milliseconds }
  return { value, milliseconds: Math.min(milliseconds, (await timedAsync(run, tries - 1)).milliseconds) }
}
