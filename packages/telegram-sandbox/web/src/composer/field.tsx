import { useSignalEffect } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { ChatModel } from '../state/chat.js'
import { optionId } from './commands-list.js'
import { composerOf } from './composer-model.js'
import { lastEditable } from './drafts.js'
import style from './field.module.css'
import { endDraft, startEdit, submit } from './sending.js'

/** The list of commands above the field, while it is open. */
export interface OpenList {
  id: string
  active: number
  move(by: number): void
  choose(): void
  close(): void
}

/** Where text is written: it grows with its lines. */
export function Field({
  chat,
  placeholder,
  list,
}: {
  chat: ChatModel
  placeholder: string
  list: OpenList | null
}) {
  const model = composerOf(chat)
  const field = useRef<HTMLTextAreaElement>(null)
  const editing = chat.draft.value.kind === 'edit'
  const { value: text } = editing ? model.edited : model.text

  useLayoutEffect(() => {
    model.field.current = field.current
    return () => {
      model.field.current = null
    }
  }, [model])

  useLayoutEffect(() => {
    if (!field.current) return
    field.current.style.height = 'auto'
    field.current.style.height = `${field.current.scrollHeight}px`
  }, [text])

  const first = useRef(true)
  useSignalEffect(() => {
    const { value: draft } = chat.draft
    const begun = draft.kind === 'edit' || draft.replyTo !== null
    if (begun && !first.current && field.current && !othersAreBusy(field.current)) {
      const { current } = field
      // After the text of an edit has come into the field.
      requestAnimationFrame(() => {
        current.focus()
        current.setSelectionRange(current.value.length, current.value.length)
      })
    }
    first.current = false
  })

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing) return
    if (list && listKey(event, list)) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      submit(chat)
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      endDraft(chat)
    } else if (event.key === 'ArrowUp' && text === '' && !editing) {
      const message = lastEditable(chat.messages.value)
      if (!message) return
      event.preventDefault()
      startEdit(chat, message)
    }
  }

  return (
    <textarea
      ref={field}
      class={style.field}
      rows={1}
      dir="auto"
      aria-label="Message"
      aria-controls={list?.id}
      aria-activedescendant={list ? optionId(list.id, list.active) : undefined}
      placeholder={placeholder}
      value={text}
      onInput={(event) => {
        const signal = chat.draft.value.kind === 'edit' ? model.edited : model.text
        signal.value = event.currentTarget.value
      }}
      onKeyDown={onKeyDown}
      onPaste={(event) => {
        const files = [...(event.clipboardData?.files ?? [])]
        if (files.length === 0 || editing) return
        event.preventDefault()
        model.files.value = files
      }}
    />
  )
}

/** Somebody writes in another phone: what comes in here must not take their focus. */
function othersAreBusy(field: Element): boolean {
  const theirs = document.activeElement?.closest('[data-member]')
  return theirs != null && theirs !== field.closest('[data-member]')
}

function listKey(event: KeyboardEvent, list: OpenList): boolean {
  switch (event.key) {
    case 'ArrowDown':
      list.move(1)
      break
    case 'ArrowUp':
      list.move(-1)
      break
    case 'Enter':
    case 'Tab':
      list.choose()
      break
    case 'Escape':
      list.close()
      break
    default:
      return false
  }
  event.preventDefault()
  event.stopPropagation()
  return true
}
