import { Unwilling } from './model.ts'

const mostBytes = 1_000_000
const patienceMs = 90_000

/** Posts JSON and answers JSON. A provider that is busy or down throws; one that says no throws `Unwilling`. Keys never enter a message. */
export const postJson = async (url: string, headers: Record<string, string>, body: object, signal: AbortSignal): Promise<unknown> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
    body: JSON.stringify(body),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
  })
  const text = await bounded(response)
  if (response.status === 408 || response.status === 429 || response.status >= 500) throw new Error(`the model provider answered ${response.status}`)
  if (!response.ok) throw new Unwilling(`The model provider answered ${response.status}.`)
  try {
    return JSON.parse(text)
  } catch {
    throw new Unwilling('The model provider answered something that is not JSON.')
  }
}

const bounded = async (response: Response): Promise<string> => {
  let text = ''
  const decoder = new TextDecoder()
  for await (const part of response.body ?? []) {
    text += decoder.decode(part as Uint8Array, { stream: true })
    if (text.length > mostBytes) throw new Unwilling('The model provider answered more than a megabyte.')
  }
  return text
}
