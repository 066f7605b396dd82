import { definePlugin } from '../plugin.ts'
import { ALL_TOLD, type Notice, type Notifier } from './notifier.ts'
import { postJson } from './post-json.ts'
import { type Section, type Severity, wordingOf } from './wording.ts'

/** Slack takes 50 blocks of 3000 characters. */
const MOST_SECTIONS = 20
const MOST_BRIEF_BLOCKS = 20
const MOST_CHARACTERS = 2900

const SIGNS: Readonly<Record<Severity, string>> = {
  INFO: ':information_source:',
  WARNING: ':warning:',
  ERROR: ':x:',
  CRITICAL: ':rotating_light:',
}

export const slackNotifier = definePlugin({
  kind: 'NOTIFIER',
  slug: 'slack',
  title: 'Slack',
  description: 'Writes each notice into a Slack channel by an incoming webhook.',
  capabilities: [],
  options: [
    {
      name: 'webhookUrl',
      type: 'SECRET',
      required: true,
      holdsUrl: true,
      maximumLength: 2048,
      help: 'URL of the incoming webhook, https://hooks.slack.com/services/…: whoever knows it can write into the channel.',
    },
  ],
  create: ({ webhookUrl }, installation): Notifier => ({
    async send(notice, signal) {
      await postJson({ url: webhookUrl, service: 'Slack', body: messageOf(notice) }, installation, signal)
      return ALL_TOLD
    },
  }),
})

/** Block Kit. Text of certificates is escaped: it makes no link, mention or formatting. */
function messageOf(notice: Notice): object {
  const { title, severity, sections, advice, link, footer } = wordingOf(notice)
  const shown = sections.slice(0, MOST_SECTIONS)
  const rest = briefBlocks(sections.slice(MOST_SECTIONS))
  return {
    text: escaped(title),
    unfurl_links: false,
    blocks: [
      { type: 'section', text: markdown(`${SIGNS[severity]} *${escaped(title)}*`) },
      ...shown.map((section) => ({ type: 'section', text: markdown(sectionText(section)) })),
      ...rest.map((text) => ({ type: 'section', text: markdown(text) })),
      ...(advice === null ? [] : [{ type: 'section', text: markdown(escaped(advice)) }]),
      { type: 'context', elements: [markdown(`<${link}|Open Indri> · ${escaped(footer)}`)] },
    ],
  }
}

function sectionText({ heading, link, facts }: Section): string {
  const lines = facts.map(({ label, value }) => `${escaped(label)}: ${escaped(value)}`)
  const name = link === null ? escaped(heading) : `<${link}|${escaped(heading)}>`
  return [`*${name}*`, ...lines].join('\n')
}

/** What there is no room to tell all of, a line each, in blocks that Slack takes. */
function briefBlocks(sections: readonly Section[]): string[] {
  const blocks: string[] = []
  for (const [index, { brief }] of sections.entries()) {
    const line = `• ${escaped(brief)}`
    const last = blocks.at(-1)
    if (last !== undefined && last.length + line.length < MOST_CHARACTERS) blocks.splice(-1, 1, `${last}\n${line}`)
    else if (blocks.length < MOST_BRIEF_BLOCKS) blocks.push(line)
    else return [...blocks, `… and ${sections.length - index} more`]
  }
  return blocks
}

function markdown(text: string): object {
  // Verbatim: names of hosts become no links
  return { type: 'mrkdwn', text: text.slice(0, MOST_CHARACTERS).toWellFormed(), verbatim: true }
}

/** The three characters that Slack reads; what would format is broken by a zero-width space. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[*_~`]/g, (mark) => `\u200B${mark}`)
}
