import { type Lang, t } from '@anonchat/texts'
import { html, raw } from 'hono/html'
import type { Viewer } from '../context.js'
import { PANEL } from '../context.js'

/** A piece of HTML whose values were escaped. */
export type Html = ReturnType<typeof html>

/** A whole document. */
export const document = (lang: Lang, title: string, body: Html): Html =>
  html`<!doctype html>
<html lang="${lang}" dir="${t(lang).direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${PANEL}/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${PANEL}/assets/panel.css">
<link rel="stylesheet" href="${PANEL}/assets/parts.css">
<script src="${PANEL}/assets/panel.js" defer></script>
</head>
<body>
${body}
</body>
</html>
`

/** Parts of the page, by where they stand under it. */
export const PARTS = ['', 'members', 'reports', 'payments', 'broadcasts', 'log', 'queues'] as const
export type Part = (typeof PARTS)[number]

function nameOf({ texts }: Viewer, part: Part): string {
  const { panel } = texts
  return part === '' ? panel.figures() : panel[part]()
}

const addressOfPart = (part: Part): string => (part === '' ? PANEL : `${PANEL}/${part}`)

/** What is said at the top after something was done. */
export interface Note {
  readonly text: string
  readonly isGood: boolean
}

/** A page of one part, with the way to the others. */
export function page(
  viewer: Viewer,
  part: Part,
  title: string,
  content: Html,
  note: Note | null = null,
): Html {
  const { lang, texts, actor, csrf } = viewer
  const { panel } = texts
  const links = PARTS.map(
    (one) =>
      html`<a href="${addressOfPart(one)}" ${raw(one === part ? 'aria-current="page"' : '')}>${nameOf(viewer, one)}</a>`,
  )
  const signOut =
    csrf === null
      ? ''
      : html`<form method="post" action="${PANEL}/sign-out">${hidden('csrf', csrf)}<button class="quiet">${panel.signOut()}</button></form>`
  const said =
    note === null ? '' : html`<p class="note ${note.isGood ? 'good' : 'bad'}" role="status">${note.text}</p>`
  return document(
    lang,
    `${title} · ${panel.title()}`,
    html`<header>
<nav aria-label="${panel.title()}">${links}</nav>
<div class="who"><span>${actor.kind === 'api' ? texts.admin.operator() : actor.adminId}</span>${signOut}</div>
</header>
<main>
<h1>${title}</h1>
${said}
${content}
</main>`,
  )
}

export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`
