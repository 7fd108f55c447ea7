import { join } from 'node:path'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { runCli } from '../cli/run.ts'
import type { Operation } from '../engine/kernel/operation.ts'
import { isRefusal, refusalCatalogue } from '../engine/kernel/refusal.ts'
import { operations as registry } from '../engine/operations.ts'
import { connectTo } from '../sdk/client.ts'
import { toolName } from '../server/mcp/tools.ts'
import { rooms } from '../server/rooms.ts'
import { brand } from '../starter/brand.ts'
import { runningEngine, type RunningEngine } from './running.ts'

const operations = registry as readonly Operation[]
const withExample = operations.filter(({ example }) => example !== undefined)

let on: RunningEngine
let token: string
let mcp: Client
beforeAll(async () => {
  on = await runningEngine({ rooms })
  token = await on.tokenOf('maren')
  // Examples that need something to be there: a template needs the starter’s brand, a decision and a mailing need their placement.
  for (const { by, operation, input } of brand) await on.does(by, operation, input({ people: {}, answers: {}, now: new Date() }) as never)
  await on.does('aiko', 'placement.save', {
    key: 'home-hero',
    name: 'Home hero',
    channel: 'web',
    holdout: { share: 0 },
    goal: { metric: 'clickRate', counterMetric: 'returnRate' },
  })
  await on.does('aiko', 'placement.save', {
    key: 'newsletter-hero',
    name: 'Newsletter hero',
    channel: 'email',
    goal: { metric: 'clickRate', counterMetric: 'unsubscribeRate' },
  })
  await on.sealer.settle(on.founded.engine)
  mcp = new Client({ name: 'test', version: '1' })
  await mcp.connect(
    new StreamableHTTPClientTransport(new URL('/mcp', on.address), { requestInit: { headers: { authorization: `Bearer ${token}` } } }),
  )
})
afterAll(async () => {
  await mcp.close()
  await on.stop()
})

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

const overHttp = async (name: string, input: unknown) => {
  const response = await fetch(`${on.address}/api/${name}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const overCli = async (name: string, input: unknown) => {
  const said = { out: '', err: '' }
  const code = await runCli([...name.split('.'), '--json', '--input', JSON.stringify(input)], {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    width: 120,
    environment: { CONTINUO_URL: on.address, CONTINUO_TOKEN: token },
    stdin: async () => '',
  })
  return { code, ...said }
}
const overMcp = async (name: string, input: unknown, client = mcp) => {
  const answer = await client.callTool({ name: toolName(name), arguments: input as Record<string, unknown> })
  const [content] = answer.content as { text: string }[]
  return { isError: answer.isError === true, body: JSON.parse(content?.text ?? 'null') as Record<string, unknown> }
}
const overSdk = (name: string, input: unknown) => connectTo({ url: on.address, token }).call(name as never, input as never) as Promise<unknown>

describe('every operation', () => {
  it('bears the name of its file and a sentence', () => {
    for (const { name, summary } of operations) {
      expect(name).toMatch(/^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$/)
      expect(summary.length).toBeGreaterThan(10)
      expect(summary.endsWith('.')).toBe(false)
    }
    expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length)
  })

  it('that is foretold names a query of what it is asked for, which says so in words', () => {
    for (const operation of operations) {
      if (operation.kind !== 'command' || operation.foretoldBy === undefined) continue
      const query = operations.find(({ name }) => name === operation.foretoldBy)
      const of = (schema: z.ZodType | undefined): string[] => Object.keys((schema as z.ZodObject | undefined)?.shape ?? {})
      expect(query).toMatchObject({ kind: 'query', roles: expect.arrayContaining([...operation.roles]) })
      expect(of(query?.output)).toContain('warning')
      expect(of(operation.input)).toEqual(expect.arrayContaining(of(query?.input)))
    }
  })

  it('is listed by OpenAPI, MCP and the CLI alike', async () => {
    const api = (await (await fetch(`${on.address}/openapi.json`)).json()) as { openapi: string; paths: Record<string, unknown> }
    expect(api.openapi).toBe('3.1.0')
    expect(Object.keys(api.paths).sort()).toEqual(operations.map(({ name }) => `/api/${name}`).sort())
    const { tools } = await mcp.listTools()
    expect(tools.map(({ name }) => name).sort()).toEqual(operations.map(({ name }) => toolName(name)).sort())
    let help = ''
    await runCli(['help', 'all'], { out: (text) => (help += text), err: () => undefined, width: 120, environment: {}, stdin: async () => '' })
    for (const { name } of operations) expect(help).toContain(name.replace('.', ' '))
    expect((await fetch(`${on.address}/reference`)).status).toBe(200)
  })

  it.each(withExample.map(({ name, example }) => [name, example] as const))('%s answers its example through every face', async (name, example) => {
    const operation = operations.find((one) => one.name === name)
    const http = await overHttp(name, example)
    const cli = await overCli(name, example)
    const tool = await overMcp(name, example)
    const sdk = await overSdk(name, example)
    // What a face cannot do, all cannot; what one refuses, the others refuse with the same code.
    const codes = [
      http.status < 300 ? 'done' : http.body['code'],
      cli.code === 0 ? 'done' : (JSON.parse(cli.err) as { code: string }).code,
      tool.isError ? tool.body['code'] : 'done',
      isRefusal(sdk) ? sdk.code : 'done',
    ]
    if (operation?.kind === 'query') expect(codes).toEqual(['done', 'done', 'done', 'done'])
    else expect(codes[0]).toBe('done')
    if (codes[0] === 'done') expect(operation?.output.safeParse(http.body).error).toBeUndefined()
  })

  it('refuses an unknown field with the same code through every face', async () => {
    const stray = { limit: 5, stray: true }
    expect(await overHttp('brief.list', stray)).toMatchObject({ status: 422, body: { code: 'invalidInput', where: [{ path: 'stray' }] } })
    const cli = await overCli('brief.list', stray)
    expect(cli.code).toBe(1)
    expect(JSON.parse(cli.err)).toMatchObject({ code: 'invalidInput' })
    expect(await overSdk('brief.list', stray)).toMatchObject({ refused: true, code: 'invalidInput' })
    expect(await overMcp('brief.list', stray)).toMatchObject({ isError: true, body: { code: 'invalidInput', where: [{ path: 'stray' }] } })
  })

  it('refuses bad input over MCP with the problem that HTTP answers with, word by word', async () => {
    const short = { title: 'ab', due: 'tomorrow' }
    const { status, body } = await overHttp('brief.open', short)
    expect(status).toBe(422)
    expect(body).toMatchObject({
      code: 'invalidInput',
      where: expect.arrayContaining([{ path: 'title', problem: 'At least 3 characters.' }]) as unknown,
    })
    expect(await overMcp('brief.open', short)).toEqual({ isError: true, body })
    const stdio = new Client({ name: 'test', version: '1' })
    await stdio.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [join(import.meta.dirname, '../cli/bin/continuo.mjs'), 'mcp'],
        env: { CONTINUO_URL: on.address, CONTINUO_TOKEN: token },
      }),
    )
    expect(await overMcp('brief.open', short, stdio)).toEqual({ isError: true, body })
    await stdio.close()
  })

  it('leads from every problem to a page that says what to do, without a sign-in', async () => {
    const page = await (await fetch(`${on.address}/docs/refusals`)).text()
    for (const [code, { title, status, remedy }] of Object.entries(refusalCatalogue))
      expect(page.replaceAll('&#39;', "'")).toMatch(
        new RegExp(`<section id="${code}">\\s*<h3>${title} <small>${code}, HTTP ${status}</small></h3>\\s*<p>${escaped(remedy)}</p>`),
      )
    const { body } = await overHttp('brief.show', { id: 'brf_none' })
    const { pathname, hash } = new URL(String(body['type']), on.address)
    const there = await (await fetch(on.address + pathname)).text()
    expect(there).toContain(`<section id="${hash.slice(1)}">`)
  })

  it('keeps the sentence of a refusal that brings facts, and hands on both', async () => {
    const opened = await on.does('maren', 'brief.open', {
      title: 'More than anybody has',
      goal: { metric: 'clickRate', counterMetric: 'returnRate' },
      placements: ['home-hero'],
      due: new Date(Date.now() + 14 * 86_400_000).toISOString(),
      hours: 2_000,
    })
    const input = { id: opened.id, assignee: on.founded.people['tomas'] }
    const sentence = expect.stringMatching(/^Studio has 1(7\d|80) of 2000 h/)
    // Two weeks from any moment hold one whole week, the next.
    const facts = { free: expect.arrayContaining([{ week: expect.any(String) as string, hours: 90 }]) as unknown[] }
    expect(await overHttp('brief.assign', input)).toMatchObject({ status: 409, body: { code: 'noCapacity', detail: sentence, facts } })
    expect((await overMcp('brief.assign', input)).body).toMatchObject({ detail: sentence, facts })
    expect(await overSdk('brief.assign', input)).toMatchObject({ refused: true, message: sentence, facts })
    expect(JSON.parse((await overCli('brief.assign', input)).err)).toMatchObject({ message: sentence, facts })
  })
})
