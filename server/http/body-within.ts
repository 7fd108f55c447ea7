import { drain } from './drain.ts'

/** The body, or undefined where it is larger: no more of it is ever held, whatever length it was said to have. */
export const bodyWithin = async (request: Request, most: number): Promise<Buffer | undefined> => {
  if (Number(request.headers.get('content-length') ?? 0) > most) {
    await drain(request)
    return undefined
  }
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of request.body ?? []) {
    bytes += part.length
    if (bytes > most) return undefined
    parts.push(part)
  }
  return Buffer.concat(parts)
}
