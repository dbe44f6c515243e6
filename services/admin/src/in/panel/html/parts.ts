import { randomUUID } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { Screen } from '../../../domain/screen.js'
import type { Viewer } from '../context.js'
import { type Html, hidden } from './layout.js'

/** What the chat says, line by line. */
export function lines(text: string): Html {
  const shown = text.split('\n').map((line) => html`${line}<br>`)
  return html`<div class="lines">${shown}</div>`
}

export function textOf({ content }: Screen): string {
  return content.kind === 'text' ? content.text : ''
}

/**
 * A form of one button, and what it asks for besides. Every form that was shown is an order of its own: sent twice, it is carried out once.
 * @param kind `danger` stands out
 */
export function action(
  { csrf }: Viewer,
  address: string,
  label: string,
  fields: Html | string = '',
  kind: 'plain' | 'main' | 'danger' = 'plain',
  order: string = randomUUID(),
): Html {
  return html`<form method="post" action="${address}" class="action">
${csrf === null ? '' : hidden('csrf', csrf)}${hidden('order', order)}
${fields}<button class="${kind}">${label}</button>
</form>`
}

export interface Choice {
  readonly value: string
  readonly label: string
}

/** @param now the value that is chosen */
export const select = (name: string, label: string, choices: readonly Choice[], now?: string): Html =>
  html`<label>${label}<select name="${name}">${choices.map(
    ({ value, label: words }) =>
      html`<option value="${value}" ${raw(value === now ? 'selected' : '')}>${words}</option>`,
  )}</select></label>`

export const textArea = (name: string, label: string, most: number, text = '', isNeeded = true): Html =>
  html`<label class="long">${label}<textarea name="${name}" rows="4" maxlength="${most}" ${raw(isNeeded ? 'required' : '')} dir="auto">${text}</textarea></label>`

/** Rows under heads; on a phone each row is a block in which the heads stand before their values. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly (Html | string | number)[])[],
): Html {
  return html`<table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, index) => html`<td data-head="${heads[index] ?? ''}">${cell}</td>`)}</tr>`,
  )}</tbody>
</table>`
}

export const link = (address: string, label: string | number): Html => html`<a href="${address}">${label}</a>`

/** A time in the words of a language, UTC. */
export const time = (lang: string, at: Date): Html =>
  html`<time datetime="${at.toISOString()}">${new Intl.DateTimeFormat(lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(at)}</time>`

export const number = (lang: string, value: number): string => new Intl.NumberFormat(lang).format(value)

/** Ways to more of a list; nothing where there is no more. */
export const pager = (...ways: readonly (Html | null)[]): Html | string =>
  ways.every((way) => way === null) ? '' : html`<nav class="pager">${ways.map((way) => way ?? '')}</nav>`
