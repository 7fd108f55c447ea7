/** The part of mailparser that tests use; the package brings no types. */
declare module 'mailparser' {
  export interface Attachment {
    contentType: string
    filename?: string
  }
  export interface ParsedMail {
    subject?: string
    text?: string
    html?: string | false
    messageId?: string
    from?: { value: { name: string; address?: string }[] }
    replyTo?: { value: { name: string; address?: string }[] }
    to?: { value: { name: string; address?: string }[] }
    headers: Map<string, unknown>
    headerLines: readonly { key: string; line: string }[]
    attachments: Attachment[]
  }
  export function simpleParser(source: string | Uint8Array | NodeJS.ReadableStream): Promise<ParsedMail>
}
