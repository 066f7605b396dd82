// Where time comes from: everything that needs the present moment takes a Clock, so that tests decide what time it is.

/** The present moment. Every call returns a fresh Date, which the caller may keep. */
export type Clock = () => Date

/** The machine's clock; only the composition root should reach for it. */
export const systemClock: Clock = () => new Date()
