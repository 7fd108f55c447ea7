import { type Refusal, refuse, type RefusalCode } from '../engine/kernel/refusal.ts'
import type { OperationName, Operations } from '../engine/operations.ts'

export interface ClientOptions {
  /** Address of the engine, as in http://127.0.0.1:4100. */
  url: string
  /** A token of `token.issue`; without one only a browser's session serves. */
  token?: string
  fetch?: typeof fetch
}

export interface CallOptions {
  /** The same key brings the same answer for seven days. Commands only. */
  idempotencyKey?: string
  signal?: AbortSignal
  /** It goes out even though the page that sends it is closing. Browsers only. */
  keepalive?: boolean
}

export type Call = <N extends OperationName>(
  operation: N,
  input: Operations[N]['input'],
  options?: CallOptions,
) => Promise<Operations[N]['output'] | Refusal>

type Nouns = OperationName extends infer N ? (N extends `${infer Noun}.${string}` ? Noun : never) : never
type VerbsOf<Noun extends string> = OperationName extends infer N ? (N extends `${Noun}.${infer Verb}` ? Verb : never) : never
type Named<Noun extends string, Verb extends string> = Extract<`${Noun}.${Verb}`, OperationName>

/** `client.brief.open(input)`: every operation by noun and verb. */
export type Client = { call: Call } & {
  [Noun in Nouns]: {
    [Verb in VerbsOf<Noun>]: (
      input: Operations[Named<Noun, Verb>]['input'],
      options?: CallOptions,
    ) => Promise<Operations[Named<Noun, Verb>]['output'] | Refusal>
  }
}

interface Problem {
  code: RefusalCode
  detail: string
  facts?: Record<string, unknown>
  type: string
  title: string
  status: number
}

const refusalOf = ({ code, detail, type: _type, title: _title, status: _status, ...more }: Problem): Refusal => refuse(code, detail, more)

/** Calls one operation. Answers its output or a refusal as a value; throws only when the engine cannot be reached or does not speak JSON. */
const calling =
  ({ url, token, fetch: send = fetch }: ClientOptions) =>
  async (operation: string, input: unknown, { idempotencyKey, signal, keepalive }: CallOptions = {}): Promise<unknown> => {
    const response = await send(new URL(`/api/${operation}`, url), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      body: JSON.stringify(input ?? {}),
      ...(signal && { signal }),
      ...(keepalive && { keepalive }),
    })
    const answer: unknown = await response.json()
    return response.ok ? answer : refusalOf(answer as Problem)
  }

/** A typed client of one engine. */
export const connectTo = (options: ClientOptions): Client => {
  const call = calling(options)
  const noun = (name: string) =>
    new Proxy({}, { get: (_, verb) => (input: unknown, more?: CallOptions) => call(`${name}.${String(verb)}`, input, more) })
  // A promise asks for `then`: the client must not look like one.
  return new Proxy({} as Client, { get: (_, name) => (name === 'call' ? call : name === 'then' ? undefined : noun(String(name))) })
}
