import { isRefusal, refuse, type Refusal } from '../engine/kernel/refusal.ts'
import { type Client, connectTo } from '../sdk/client.ts'
import { readSettings } from '../server/config.ts'
import { dataFolder } from '../server/data-folder.ts'
import { readLocalAccess } from '../server/local-access.ts'

export interface Connected {
  url: string
  token: string
  client: Client
}

/** The engine that a command speaks to: CONTINUO_URL and CONTINUO_TOKEN, else the one that runs on this machine’s data folder. */
export const connection = async (environment: Record<string, string | undefined>): Promise<Connected | Refusal> => {
  const { CONTINUO_URL: givenUrl, CONTINUO_TOKEN: givenToken } = environment
  const settings = readSettings(environment)
  if (isRefusal(settings)) return settings
  const local = givenUrl && givenToken ? undefined : await readLocalAccess(dataFolder(settings))
  const url = givenUrl ?? local?.url
  const token = givenToken ?? local?.token
  if (url === undefined || token === undefined) {
    return refuse('unauthenticated', 'No engine is known here.', { remedy: 'Start one with npm start, or set CONTINUO_URL and CONTINUO_TOKEN.' })
  }
  return { url, token, client: connectTo({ url, token }) }
}
