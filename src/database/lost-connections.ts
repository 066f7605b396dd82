// Connections to the server that end while they are in use give their place in the pool back.

interface PooledClient {
  once(event: 'end', listener: () => void): unknown
  /** Set while it is in use; throws when called again. */
  release?: (error: Error) => void
}

/** Whoever used it without a transaction has given it back itself by then. */
const GRACE = 500

/**
 * A transaction whose connection is lost cannot be rolled back, and Kysely gives a connection back only after that has
 * succeeded: each would take a place in the pool for ever, until nobody gets a connection any more and the process cannot end.
 */
export function freeLostConnections(pool: {
  on(event: 'connect', listener: (client: PooledClient) => void): unknown
}): void {
  pool.on('connect', (client) => {
    client.once('end', () => {
      setTimeout(() => free(client), GRACE).unref()
    })
  })
}

function free(client: PooledClient): void {
  try {
    client.release?.(new Error('the connection was lost'))
  } catch {
    // It has been given back
  }
}
