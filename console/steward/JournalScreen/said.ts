/** An id of ours, as in brf_01kx7r2m9q3f8a2c. */
export const isId = (value: unknown): value is string => typeof value === 'string' && /^[a-z]{3}_[0-9a-hjkmnp-tv-z]{18}$/.test(value)

export const isMoment = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)

export const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)

/** Nothing that has parts of its own. */
export const isFlat = (value: unknown): boolean => typeof value !== 'object' || value === null
