import { type Context, Hono } from 'hono'
import type { BotControl } from '../api.js'
import { bodyOf, idOf, queryOf } from './request.js'
import * as schemas from './schemas.js'

/** What a member does, as `POST /members/:id/<what>`. */
export function memberRoutes(controlFor: (c: Context) => BotControl): Hono {
  const app = new Hono()
  app.get('/', (c) => c.json(controlFor(c).members()))
  app.post('/', async (c) => c.json(controlFor(c).createMember(await bodyOf(c, schemas.newMember)), 201))
  app.get('/:id', (c) => c.json(controlFor(c).view(idOf(c, 'id'))))
  app.patch('/:id', async (c) => {
    return c.json(controlFor(c).editMember(idOf(c, 'id'), await bodyOf(c, schemas.memberChanges)))
  })
  app.delete('/:id', (c) => {
    controlFor(c).removeMember(idOf(c, 'id'))
    return c.json({})
  })
  app.get('/:id/messages', (c) => {
    return c.json(controlFor(c).messages(idOf(c, 'id'), queryOf(c, schemas.messagesQuery)))
  })
  app.post('/:id/text', async (c) => {
    const { text, ...options } = await bodyOf(c, schemas.text)
    return c.json(controlFor(c).sendText(idOf(c, 'id'), text, options))
  })
  app.post('/:id/media', async (c) => {
    const { kind, ...options } = await bodyOf(c, schemas.media)
    return c.json(controlFor(c).sendMedia(idOf(c, 'id'), kind, options))
  })
  app.post('/:id/album', async (c) => {
    return c.json(controlFor(c).sendAlbum(idOf(c, 'id'), (await bodyOf(c, schemas.album)).items))
  })
  app.post('/:id/other', async (c) => {
    return c.json(controlFor(c).sendOther(idOf(c, 'id'), (await bodyOf(c, schemas.other)).fields))
  })
  app.post('/:id/edit', async (c) => {
    const change = await bodyOf(c, schemas.edit)
    const control = controlFor(c)
    const id = idOf(c, 'id')
    if ('text' in change) return c.json(control.edit(id, change.messageId, change.text, change.entities))
    if ('caption' in change)
      return c.json(control.editCaption(id, change.messageId, change.caption, change.entities))
    const { kind, ...options } = change.media
    return c.json(control.editMedia(id, change.messageId, kind, options))
  })
  app.post('/:id/press', async (c) => {
    const { timeoutMs, ...target } = await bodyOf(c, schemas.press)
    return c.json(
      await controlFor(c).press(idOf(c, 'id'), target, timeoutMs === undefined ? {} : { timeoutMs }),
    )
  })
  app.post('/:id/key', async (c) => {
    return c.json(controlFor(c).pressKeyboard(idOf(c, 'id'), (await bodyOf(c, schemas.key)).label))
  })
  app.post('/:id/react', async (c) => {
    const { messageId, emoji } = await bodyOf(c, schemas.reaction)
    return c.json(controlFor(c).react(idOf(c, 'id'), messageId, emoji))
  })
  app.post('/:id/delete', async (c) => {
    controlFor(c).deleteMessage(idOf(c, 'id'), (await bodyOf(c, schemas.message)).messageId)
    return c.json({})
  })
  app.post('/:id/state', async (c) => {
    const { blocked, deactivated, voiceForbidden } = await bodyOf(c, schemas.state)
    const control = controlFor(c)
    const id = idOf(c, 'id')
    if (deactivated !== undefined) control.setDeactivated(id, deactivated)
    if (voiceForbidden !== undefined) control.setVoiceForbidden(id, voiceForbidden)
    if (blocked === true) control.block(id)
    if (blocked === false) control.unblock(id)
    return c.json(control.view(id).member)
  })
  app.post('/:id/pay', async (c) => {
    const { timeoutMs, ...invoice } = await bodyOf(c, schemas.payment)
    return c.json(
      await controlFor(c).pay(idOf(c, 'id'), invoice, timeoutMs === undefined ? {} : { timeoutMs }),
    )
  })
  app.post('/:id/renew', async (c) => {
    return c.json(controlFor(c).renew(idOf(c, 'id'), (await bodyOf(c, schemas.renewal)).chargeId))
  })
  app.post('/:id/wait', async (c) => {
    const { text, pattern, ...options } = await bodyOf(c, schemas.wait)
    const match = pattern !== undefined ? new RegExp(pattern, 'u') : (text ?? (() => true))
    return c.json(await controlFor(c).waitFor(idOf(c, 'id'), match, options))
  })
  return app
}
