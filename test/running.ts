import { isRefusal } from '../engine/kernel/refusal.ts'
import { connectTo, type Client } from '../sdk/client.ts'
import { listen } from '../server/listen.ts'
import { type EngineWish, testEngine, type TestEngine } from './engine.ts'

export interface RunningEngine extends TestEngine {
  address: string
  /** A token of somebody of the founding. */
  tokenOf(key: string, scopes?: string[]): Promise<string>
  clientOf(key: string): Promise<Client>
}

/** A test engine that listens on a port of its own. */
export const runningEngine = async (more: EngineWish = {}): Promise<RunningEngine> => {
  const engine = await testEngine(more)
  const listening = await listen(engine.app, '127.0.0.1', 0, engine.catches)
  if (isRefusal(listening)) throw new Error(listening.message)
  const address = `http://127.0.0.1:${listening.port}`
  const issuer: Record<string, string> = { writer: 'tomas' }
  const tokenOf = async (key: string, scopes = ['*']) => {
    const { secret } = await engine.does(issuer[key] ?? key, 'token.issue', { label: key, scopes, actor: engine.founded.people[key] })
    return secret
  }
  return {
    ...engine,
    address,
    tokenOf,
    clientOf: async (key) => connectTo({ url: address, token: await tokenOf(key) }),
    stop: async () => {
      await listening.close()
      await engine.stop()
    },
  }
}
