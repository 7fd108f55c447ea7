/** As much again as is worth reading for nothing: whoever sends more finds the line cut. */
const most = 128 * 1_048_576

/** Reads on and throws away, before a body is refused for its size: a client that is still sending would find its line cut before it could read why. */
export const drain = async ({ body }: Request): Promise<void> => {
  // Of a body that does not say how long it is, somebody has read up to the bound and holds the stream: the rest of it is cut off.
  const reader = body?.locked === true ? undefined : body?.getReader()
  for (let bytes = 0; reader && bytes < most;) {
    const { done, value } = await reader.read()
    if (done) return
    bytes += value.length
  }
}
