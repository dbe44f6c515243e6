import { ChevronDown, Keyboard } from 'lucide'
import { useId, useRef } from 'preact/hooks'
import type { ChatModel } from '../state/chat.js'
import { IconButton } from '../ui/button.js'
import { AttachButton } from './attach-button.js'
import { Attachments } from './attachments.js'
import { BotMenu } from './bot-menu.js'
import { CommandsList } from './commands-list.js'
import style from './composer.module.css'
import { composerOf } from './composer-model.js'
import { DraftBar } from './draft-bar.js'
import { DropZone } from './drop-zone.js'
import { EmojiButton } from './emoji-picker.js'
import { Field } from './field.js'
import { PhoneSheets } from './phone-sheets.js'
import { ReplyKeyboard } from './reply-keyboard.js'
import { SendButton, TooLong } from './send-button.js'
import { useCommands } from './use-commands.js'
import { VoiceBar } from './voice-bar.js'

/** Where a member writes, and what may cover their phone. */
export function Composer({ chat }: { chat: ChatModel }) {
  const { started, blocked } = chat.member.value
  return (
    <>
      {started && !blocked && <Writing chat={chat} />}
      <PhoneSheets chat={chat} />
    </>
  )
}

function Writing({ chat }: { chat: ChatModel }) {
  const model = composerOf(chat)
  const id = useId()
  const form = useRef<HTMLDivElement>(null)
  const commands = useCommands(chat, `${id}-commands`)
  const { keyboard } = chat.state.value
  const hidden = model.keyboardHidden.value
  const editing = chat.draft.value.kind === 'edit'
  return (
    <div ref={form} class={style.composer}>
      {commands.list && (
        <CommandsList
          id={commands.list.id}
          commands={commands.shown}
          active={commands.list.active}
          onChoose={commands.send}
        />
      )}
      <DraftBar chat={chat} />
      {model.recording.value ? (
        <VoiceBar chat={chat} />
      ) : (
        <div class={style.row}>
          {!editing && <BotMenu chat={chat} onCommands={commands.toggle} />}
          {!editing && <AttachButton chat={chat} />}
          <Field chat={chat} placeholder={placeholderOf(chat)} list={commands.list} />
          <TooLong chat={chat} />
          {keyboard && !editing && (
            <IconButton
              icon={hidden ? Keyboard : ChevronDown}
              label={hidden ? 'Show keyboard' : 'Hide keyboard'}
              onClick={() => {
                model.keyboardHidden.value = !hidden
              }}
            />
          )}
          <EmojiButton chat={chat} />
          <SendButton chat={chat} />
        </div>
      )}
      {keyboard && !hidden && <ReplyKeyboard chat={chat} keyboard={keyboard} />}
      <Attachments chat={chat} />
      <DropZone chat={chat} within={form} />
    </div>
  )
}

function placeholderOf(chat: ChatModel): string {
  const { forceReply, keyboard } = chat.state.value
  const { value: draft } = chat.draft
  const answered = draft.kind === 'new' ? draft.replyTo?.messageId : undefined
  const forced = forceReply?.messageId === answered ? forceReply?.placeholder : null
  const shown = composerOf(chat).keyboardHidden.value ? null : keyboard?.input_field_placeholder
  return forced ?? shown ?? 'Message'
}
