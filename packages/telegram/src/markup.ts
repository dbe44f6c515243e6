import type { InlineButton, Markup } from '@anonchat/contracts'

type Params = Record<string, unknown>

function buttonOf(button: InlineButton): Params {
  const { text } = button
  if ('data' in button) return { text, callback_data: button.data }
  if ('webApp' in button) return { text, web_app: { url: button.webApp } }
  return { text, url: button.url }
}

const inlineOf = (rows: readonly (readonly InlineButton[])[]): Params => ({
  inline_keyboard: rows.map((row) => row.map(buttonOf)),
})

/** `reply_markup` of a send. */
export function markupOf(markup: Markup | undefined): Params {
  if (markup === undefined) return {}
  switch (markup.kind) {
    case 'inline':
      return { reply_markup: inlineOf(markup.rows) }
    case 'keyboard':
      return {
        reply_markup: {
          keyboard: markup.rows.map((row) => row.map((text) => ({ text }))),
          resize_keyboard: true,
          is_persistent: true,
          ...(markup.placeholder === undefined ? {} : { input_field_placeholder: markup.placeholder }),
        },
      }
    case 'remove-keyboard':
      return { reply_markup: { remove_keyboard: true } }
  }
}

/** `reply_markup` of an edit: only inline keyboards can be edited, and none takes the old one away. */
export const editedMarkupOf = (markup: Markup | undefined): Params =>
  markup?.kind === 'inline' ? { reply_markup: inlineOf(markup.rows) } : {}
