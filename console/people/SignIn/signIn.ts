import { refuse, type Refusal, type RefusalCode } from '../../../engine/kernel/refusal.ts'
import { strings } from '../../strings.ts'

/** Opens a session in this browser; answers what refused it. */
export const signIn = async (email: string, password: string): Promise<Refusal | undefined> => {
  const response = await fetch('/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  }).catch(() => undefined)
  if (!response) return refuse('failed', strings.state.unreachable)
  if (response.ok) return undefined
  const { code, detail, remedy } = (await response.json()) as { code: RefusalCode; detail: string; remedy?: string }
  return refuse(code, detail, remedy === undefined ? {} : { remedy })
}
