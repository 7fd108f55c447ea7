import type pg from 'pg'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { assemble } from '../assemble.ts'
import { listen } from '../listen.ts'
import { createRoom } from './create-room.ts'

/** A server in a process of its own, to be killed from outside. */
const { database, folder } = JSON.parse(process.argv[2] ?? '{}') as { database: pg.PoolConfig; folder: string }
const url = 'http://127.0.0.1:4100'
const site = await assemble({ database, folder, url, consoleFolder: folder, logLevel: 'silent', rooms: [createRoom] })
if (isRefusal(site)) throw new Error(site.message)
const listening = await listen(site.app, '127.0.0.1', 0, site.catches)
if (isRefusal(listening)) throw new Error(listening.message)
process.stdout.write(`${listening.port}\n`)
