import { isRefusal, refuse, type Refusal } from '../engine/kernel/refusal.ts'
import { type Client, connectTo } from '../sdk/client.ts'
import { readSettings } from '../server/config.ts'
import { dataFolder } from '../server/data-folder.ts'
import { readLocalAccess } from '../server/local-access.ts'

export interface Connected {
  url: string
  token: string
  client: Client
  /** The data folder that told of it; undefined where the environment did. */
  folder?: string
}

const another = 'set DATA_DIR to the folder of one that runs, or set CONTINUO_URL and CONTINUO_TOKEN.'

/** The engine that a command speaks to: CONTINUO_URL and CONTINUO_TOKEN, else the one that runs on this machine’s data folder. */
export const connection = async (environment: Record<string, string | undefined>): Promise<Connected | Refusal> => {
  const { CONTINUO_URL: givenUrl, CONTINUO_TOKEN: givenToken } = environment
  const settings = readSettings(environment)
  if (isRefusal(settings)) return settings
  const folder = dataFolder(settings)
  const local = givenUrl && givenToken ? undefined : await readLocalAccess(folder)
  const url = givenUrl ?? local?.url
  const token = givenToken ?? local?.token
  if (url === undefined || token === undefined)
    return refuse('unauthenticated', `No engine has run on ${folder} yet.`, { remedy: `Start one there with npm start, ${another}` })
  return { url, token, client: connectTo({ url, token }), ...(local && { folder }) }
}

/** What to say when the engine that is known does not answer. */
export const nobodyThere = ({ url, folder }: Connected): Refusal =>
  refuse('busy', `Nothing answers at ${url}${folder === undefined ? '' : `, where the engine of ${folder} was last`}.`, {
    remedy: `Start it with npm start, ${another}`,
  })
