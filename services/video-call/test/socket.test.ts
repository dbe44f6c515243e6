import { describe, expect, it } from 'vitest'
import { signedInitData } from './init-data.js'
import { play, TOKEN } from './world.js'

const world = play()

const SDP =
  'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\n'

describe('two pages on different replicas', () => {
  it('learn of each other, get different roles and credentials, and nothing of who the other is', async () => {
    const { a, b, pageA, pageB, welcomeA, welcomeB } = await world().meet()
    expect([welcomeA.polite, welcomeB.polite]).toEqual([true, false])
    expect([welcomeA.language, welcomeB.language]).toEqual(['en', 'fa'])
    expect(welcomeA.iceTransportPolicy).toBe('relay')
    const [iceA, iceB] = [welcomeA.iceServers[0], welcomeB.iceServers[0]]
    expect(iceA?.username).not.toBe(iceB?.username)
    expect(iceA?.username).toMatch(/^\d+:[\w-]{16}$/)
    expect(welcomeB.partner).toBe('present')
    const heard = JSON.stringify([pageA.heard, pageB.heard])
    for (const id of [a, b]) expect(heard).not.toContain(String(id))
  })

  it('pass descriptions, candidates and switches on, in order', async () => {
    const { pageA, pageB, welcomeA, welcomeB } = await world().meet()
    pageA.say({ type: 'signal', to: welcomeB.session, description: { type: 'offer', sdp: SDP, round: 7 } })
    const candidate = 'candidate:1 1 udp 5 127.0.0.1 5000 typ relay raddr 10.0.0.1 rport 7 generation 0'
    for (let i = 0; i < 20; i++)
      pageA.say({ type: 'signal', to: welcomeB.session, candidate: { candidate, sdpMid: String(i) } })
    const offer = await pageB.next('signal')
    expect(offer).toMatchObject({ seq: 1, from: welcomeA.session, description: { type: 'offer', round: 7 } })
    for (let i = 0; i < 20; i++)
      expect(await pageB.next('signal')).toMatchObject({
        seq: i + 2,
        candidate: { sdpMid: String(i), candidate: expect.stringContaining('raddr 0.0.0.0 rport 0') },
      })
    pageB.say({ type: 'media', microphone: false, camera: true })
    expect(await pageA.until('partner', ({ microphone }) => !microphone)).toMatchObject({
      camera: true,
      microphone: false,
    })
  })

  it('end together: the one who hangs up and the other, and both chats lose the button', async () => {
    const { a, b, roomId, pageA, pageB } = await world().meet()
    const made = await world().db.prisma.chatRoom.findUniqueOrThrow({ where: { id: roomId } })
    expect(made.videoCallRoomId).toMatch(/^[\w-]{22}$/)
    expect(made.videoCallLink).toBe(`http://127.0.0.1:8000/call?room=${made.videoCallRoomId}`)
    pageA.say({ type: 'hang-up' })
    for (const page of [pageA, pageB]) {
      expect(await page.next('ended')).toEqual({ type: 'ended', reason: 'hung-up' })
      expect(await page.closed()).toBe(4000)
    }
    await expect
      .poll(
        async () =>
          (await world().db.prisma.chatRoom.findUniqueOrThrow({ where: { id: roomId } })).videoCallRoomId,
      )
      .toBeNull()
    for (const id of [a, b])
      expect((await world().envelopesTo(id)).at(-1)?.action).toMatchObject({
        kind: 'edit',
        target: { by: 'slot', slot: 'call' },
      })
  })

  it.each(['chat-ended', 'expired', 'moderated'] as const)(
    'end at once when their chat does: %s; and no call begins there any more',
    async (reason) => {
      const { a, b, roomId, ask, pageA, pageB } = await world().meet()
      const at = Date.now()
      await world().publisher.call({ type: 'room-ended', trace: ask, roomId, reason, at })
      for (const page of [pageA, pageB]) expect(await page.next('ended')).toEqual({ type: 'ended', reason })
      await world().settled()
      const before = (await world().envelopesTo(a)).length
      const sides = { a: { memberId: a, lang: 'en' }, b: { memberId: b, lang: 'en' } }
      const again = { type: 'request', trace: 'x', roomId, ask: `${ask}-2`, ...sides } as const
      await world().publisher.call({ ...again, endsAt: at + 60_000, at })
      await world().settled()
      expect((await world().envelopesTo(a)).length).toBe(before)
    },
  )

  it('end by a report, which goes to the mailbox; only who reported is told so', async () => {
    const { a, roomId, pageA, pageB } = await world().meet()
    pageA.say({ type: 'report', category: 'harassment', words: 'shouts' })
    await pageA.next('reported')
    expect(await pageA.next('ended')).toEqual({ type: 'ended', reason: 'reported' })
    expect(await pageB.next('ended')).toEqual({ type: 'ended', reason: 'hung-up' })
    expect((await world().events()).at(-1)).toMatchObject({
      type: 'call-report',
      memberId: a,
      roomId,
      category: 'harassment',
      words: 'shouts',
    })
  })

  it('end when the time of the call is over', async () => {
    const { pageA, pageB } = await world().meet({ lasts: 3_000 })
    for (const page of [pageA, pageB])
      expect(await page.next('ended')).toEqual({ type: 'ended', reason: 'expired' })
  })

  it('both get new credentials when one of them asks for a restart', async () => {
    const { pageA, pageB, welcomeA } = await world().meet()
    pageB.say({ type: 'restart' })
    const [toA, toB] = [await pageA.next('restart'), await pageB.next('restart')]
    expect(toA.iceServers[0]?.username).not.toBe(toB.iceServers[0]?.username)
    expect(toA.iceServers[0]?.username).not.toBe(welcomeA.iceServers[0]?.username)
  })
})

describe('a page that comes back', () => {
  it('after a change of networks goes on on another replica with what it missed, and no other page is told', async () => {
    const { tokenA, initA, pageA, pageB, welcomeA, welcomeB } = await world().meet()
    const say = (sdpMid: string) =>
      pageB.say({ type: 'signal', to: welcomeA.session, candidate: { candidate: '', sdpMid } })
    say('first')
    expect(await pageA.next('signal')).toMatchObject({ seq: 1 })
    pageA.cut()
    say('second')
    say('third')
    const back = await world().page(1)
    back.say({ type: 'hello', token: tokenA, initData: initA, resume: welcomeA.resume, received: 1 })
    expect(await back.next('welcome')).toMatchObject({ resumed: true, session: welcomeA.session })
    expect(await back.next('signal')).toMatchObject({ seq: 2, candidate: { sdpMid: 'second' } })
    expect(await back.next('signal')).toMatchObject({ seq: 3, candidate: { sdpMid: 'third' } })
    back.say({ type: 'signal', to: welcomeB.session, candidate: { candidate: '' } })
    await pageB.next('signal')
    expect(pageB.heard.filter(({ type }) => type === 'ended')).toEqual([])
  })

  it('goes on though the welcome was lost on its way, and though its sockets arrive in the wrong order', async () => {
    const { tokenA, initA, pageA, welcomeA } = await world().meet()
    const hello = { type: 'hello', token: tokenA, initData: initA, resume: welcomeA.resume } as const
    pageA.cut()
    const [unheard, back] = [await world().page(1), await world().page(0)]
    unheard.say(hello)
    await unheard.next('welcome')
    back.say(hello)
    expect(await back.next('welcome')).toMatchObject({ resumed: true, session: welcomeA.session })
    // The one before is not told that another device took over: it comes again.
    expect(await unheard.closed()).toBe(1012)
    expect(unheard.heard.filter(({ type }) => type === 'ended')).toEqual([])
  })

  it('loaded anew is another session, which the partner is told; what was meant for the old one is dropped', async () => {
    const { tokenA, initA, pageA, pageB, welcomeA } = await world().meet()
    pageA.cut()
    pageB.say({ type: 'signal', to: welcomeA.session, candidate: { candidate: '', sdpMid: 'old' } })
    const anew = await world().page(0)
    anew.say({ type: 'hello', token: tokenA, initData: initA })
    const welcome = await anew.next('welcome')
    expect(welcome).toMatchObject({ resumed: false, session: welcomeA.session + 1 })
    const seen = await pageB.until('partner', ({ session }) => session === welcome.session)
    pageB.say({ type: 'signal', to: welcomeA.session, candidate: { candidate: '', sdpMid: 'late' } })
    pageB.say({ type: 'signal', to: seen.session, candidate: { candidate: '', sdpMid: 'new' } })
    expect(await anew.next('signal')).toMatchObject({ seq: 1, candidate: { sdpMid: 'new' } })
  })

  it('on another device takes over, and the first is told', async () => {
    const { tokenA, initA, pageA } = await world().meet()
    const other = await world().page(1)
    other.say({ type: 'hello', token: tokenA, initData: initA })
    await other.next('welcome')
    expect(await pageA.next('ended')).toEqual({ type: 'ended', reason: 'taken-over' })
    expect(await pageA.closed()).toBe(4409)
  })

  it('may do so however long ago its app was opened', async () => {
    const { a, tokenA } = await world().meet()
    const back = await world().page(1)
    back.say({ type: 'hello', token: tokenA, initData: signedInitData(TOKEN, a, Date.now() - 5_400_000) })
    await back.next('welcome')
  })
})

describe('a page is closed', () => {
  it.each([
    ['that says nothing', null, 4408],
    ['whose link is none of ours', { token: 'A'.repeat(65) }, 4401],
    ['whose link is cut short', { token: 'short' }, 4401],
    ['whose initData is of somebody else', { initData: signedInitData(TOKEN, 1) }, 4403],
    ['whose initData is forged', { initData: 'user=%7B%22id%22%3A1%7D&auth_date=1&hash=00' }, 4403],
    ['whose initData is of another bot', { initData: signedInitData('778:other', 2) }, 4403],
  ] as const)('%s', async (_, change, code) => {
    const { tokenA, initA } = await world().call()
    const page = await world().page()
    if (change !== null) page.say({ type: 'hello', token: tokenA, initData: initA, ...change })
    expect(await page.closed()).toBe(code)
  })

  it('whose app was opened too long ago', async () => {
    const { a, tokenA } = await world().call()
    const page = await world().page()
    page.say({ type: 'hello', token: tokenA, initData: signedInitData(TOKEN, a, Date.now() - 3_700_000) })
    expect(await page.closed()).toBe(4410)
  })

  it('whose link was not opened in time', async () => {
    const { tokenA, initA } = await world().call()
    const callId = tokenA.slice(0, 22)
    await world().redis.hset(`call:{${callId}}`, 'link_until', Date.now() - 1)
    const page = await world().page()
    page.say({ type: 'hello', token: tokenA, initData: initA })
    expect(await page.closed()).toBe(4410)
  })

  it('that says something before its hello, or a second one', async () => {
    const early = await world().page()
    early.say({ type: 'hang-up' })
    expect(await early.closed()).toBe(4400)
    const { tokenA, initA, pageA } = await world().meet()
    pageA.say({ type: 'hello', token: tokenA, initData: initA })
    expect(await pageA.closed()).toBe(4400)
  })

  it('that talks too much', async () => {
    const { pageA } = await world().meet()
    for (let i = 0; i < 300; i++) pageA.say({ type: 'ping' })
    expect(await pageA.closed()).toBe(4429)
  })
})

it('nothing in the logs tells of whom, or what was said', async () => {
  const { a, b, initA, tokenA, pageA } = await world().meet()
  pageA.say({ type: 'report', category: 'spam', words: 'unspeakable' })
  await pageA.closed()
  const lines = world().lines.join('\n')
  for (const secret of [String(a), String(b), initA, tokenA, 'unspeakable'])
    expect(lines).not.toContain(secret)
  expect(lines).toContain('a call ended')
})
