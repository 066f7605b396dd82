// A notice as an e-mail: plain text, and the same as simple HTML in which nothing of a certificate is markup.
import type { MailMessage } from '../plugin.ts'
import type { Notice } from './notifier.ts'
import { type Wording, wordingOf } from './wording.ts'

export function composeMail(recipients: readonly string[], notice: Notice): MailMessage {
  const wording = wordingOf(notice)
  return { id: notice.id, to: recipients, subject: wording.title, text: textOf(wording), html: htmlOf(wording) }
}

/** All of it as plain text, a fact a line. */
export function textOf({ title, sections, advice, link, footer }: Wording): string {
  const blocks = sections.map((section) =>
    [
      section.heading,
      ...section.facts.map(({ label, value }) => `  ${label}: ${value}`),
      ...(section.link === null || sections.length === 1 ? [] : [`  Open: ${section.link}`]),
    ].join('\n'),
  )
  return `${[title, ...blocks, ...(advice === null ? [] : [advice]), link, `-- \n${footer}`].join('\n\n')}\n`
}

function htmlOf({ title, sections, advice, link, footer }: Wording): string {
  const blocks = sections.map(({ heading, facts, link: own }) => {
    const name = own === null ? escaped(heading) : `<a href="${escaped(own)}">${escaped(heading)}</a>`
    const rows = facts.map(({ label, value }) => `<tr><td>${escaped(label)}</td><td>${escaped(value)}</td></tr>`)
    return `<h3>${name}</h3><table cellpadding="3">${rows.join('')}</table>`
  })
  return [
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"></head><body>',
    `<h2>${escaped(title)}</h2>`,
    ...blocks,
    ...(advice === null ? [] : [`<p>${escaped(advice)}</p>`]),
    `<p><a href="${escaped(link)}">${escaped(link)}</a></p>`,
    `<p><small>${escaped(footer)}</small></p>`,
    '</body></html>',
  ].join('\n')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
