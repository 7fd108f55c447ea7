/** `unmet`: nothing of what is asked for is there. */
export type Asked = { from: number; to: number } | 'whole' | 'unmet'

/**
 * Which bytes a request asks for (RFC 9110, section 14). What is written otherwise, or asks for several parts at once, is answered whole, as is who holds
 * another version than ours (`If-Range`).
 */
export const askedOf = (headers: { range?: string | undefined; ifRange?: string | undefined }, bytes: number, tag: string): Asked => {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.range ?? '') ?? []
  if (first + last === '' || (headers.ifRange !== undefined && headers.ifRange !== tag)) return 'whole'
  if (first === '') return Number(last) === 0 || bytes === 0 ? 'unmet' : { from: Math.max(0, bytes - Number(last)), to: bytes - 1 }
  const from = Number(first)
  const to = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  if (last !== '' && Number(last) < from) return 'whole'
  return from >= bytes ? 'unmet' : { from, to }
}
