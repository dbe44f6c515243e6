import './no-eval.js'
import { effect } from '@preact/signals'
import { render } from 'preact'
import { App } from './app.js'
import { newKeeper } from './call/keeper.js'
import { tabMemory } from './call/memory.js'
import { whyUnusable } from './call/usable.js'
import { followTheme } from './telegram/theme.js'
import { arrive, confirmClosing } from './telegram/web-app.js'
import { direction, language, nearest, say } from './words/words.js'
import './styles/tokens.css'
import './styles/base.css'

const token = new URLSearchParams(location.search).get('t') ?? ''
const memory = tabMemory(token)
const keeper = newKeeper(token, memory)

followTheme()
arrive()

effect(() => {
  const { call } = keeper.state.value
  if (call !== null) language.value = nearest(call.language)
})
effect(() => {
  document.documentElement.lang = language.value
  document.documentElement.dir = direction.value
  document.title = say('title')
})
effect(() => confirmClosing(keeper.screen.value.name === 'call'))

const why = whyUnusable(token)
keeper.dispatch(why === null ? { type: 'opened', joined: memory.joined } : { type: 'unusable', why })

// Another network: the sockets of the one before are dead, though nobody has said so.
const changed = (): void => keeper.dispatch({ type: 'network-changed' })
addEventListener('online', changed)
const app = document.getElementById('app')
if (app !== null) render(<App keeper={keeper} />, app)
