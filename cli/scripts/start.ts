import { performance } from 'node:perf_hooks'
import { isRefusal } from '../../engine/kernel/refusal.ts'
import { readSettings } from '../../server/config.ts'
import { startContinuo } from '../../server/main.ts'
import { refusalForPeople } from '../print.ts'
import { buildConsole, consoleFolder, consoleIsBuilt } from './build.ts'

const say = (sentence: string) => process.stdout.write(`${sentence}\n`)

const fail = (text: string): never => {
  process.stderr.write(`${text}\n`)
  process.exit(1)
}

const began = performance.now() - process.uptime() * 1_000

const settings = readSettings()
if (isRefusal(settings)) fail(refusalForPeople(settings))
else {
  if (!consoleIsBuilt()) {
    say('Building the console; the next start finds it built.')
    const built = await buildConsole()
    if (!built.ok) say(built.message)
  }
  const started = await startContinuo(settings, consoleFolder, say)
  if (isRefusal(started)) fail(refusalForPeople(started))
  else {
    const seconds = ((performance.now() - began) / 1_000).toFixed(1)
    say(
      [
        '',
        `${started.engine.name} is ready after ${seconds} s${started.engine.sample ? `. Sample brand, synthetic; clear it with: npx continuo demo reset --confirm "${started.engine.name}"` : '.'}`,
        '',
        `  Console   ${started.signIn}`,
        '            (signs you in once; for another link: npx continuo sign-in)',
        ...(started.site ? [`  Site      ${started.site}`, '            (the sample brand’s own page: click, then look your decision up)'] : []),
        `  API       ${started.url}/reference`,
        `  Data      ${started.database}`,
        '',
        'Ctrl-C stops it.',
      ].join('\n'),
    )
    let stopping = false
    const stop = async () => {
      if (stopping) return
      stopping = true
      say('Stopping.')
      await started.stop()
      process.exit(0)
    }
    process.on('SIGINT', () => void stop())
    process.on('SIGTERM', () => void stop())
    void started.lost.then((reason) => fail(`The database is lost: ${reason}`))
  }
}
