import { resolve } from 'node:path'
import type { Settings } from './config.ts'
import { defaultDataFolder } from './postgres/default-data-folder.ts'

/** Where this installation keeps its data: DATA_DIR, or the default of this checkout. */
export const dataFolder = (settings: Settings): string =>
  resolve(settings.DATA_DIR ?? defaultDataFolder({ cwd: process.cwd(), uid: process.getuid?.() }))
