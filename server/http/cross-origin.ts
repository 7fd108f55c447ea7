import { createMiddleware } from 'hono/factory'

/**
 * Lets pages of other origins in, for the doors that a public key opens and no cookie does. Each client asks for headers of its own, so what is asked
 * for is echoed.
 */
export const crossOrigin = createMiddleware(async (context, next) => {
  const origin = context.req.header('origin')
  if (context.req.method !== 'OPTIONS') {
    await next()
    if (origin !== undefined) for (const [name, value] of Object.entries(grants(origin))) context.res.headers.set(name, value)
    return undefined
  }
  return new Response(null, {
    status: 204,
    headers: {
      ...(origin !== undefined && grants(origin)),
      'access-control-allow-methods': 'GET, POST, OPTIONS',
      'access-control-allow-headers': context.req.header('access-control-request-headers') ?? 'content-type',
      'access-control-max-age': '86400',
    },
  })
})

/** Beacons always come with credentials; there are none of ours to be had here. */
const grants = (origin: string): Record<string, string> => ({
  'access-control-allow-origin': origin,
  'access-control-allow-credentials': 'true',
  vary: 'Origin',
})
