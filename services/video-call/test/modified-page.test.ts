import { describe, expect, it } from 'vitest'
import { play } from './world.js'

const world = play()

const SDP =
  'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\n'

describe('a modified page', () => {
  const SECRETS = ['192.0.2.77', '10.9.8.7', '2001:db8::77', 'aaaa-bbbb.local']
  const kinds = ['host', 'srflx raddr 10.9.8.7 rport 1', 'prflx raddr 10.9.8.7 rport 1']
  const candidates = kinds.flatMap((typ) =>
    ['192.0.2.77', '2001:db8::77', 'aaaa-bbbb.local'].map(
      (address) => `candidate:1 1 udp 2122260223 ${address} 51000 typ ${typ} generation 0`,
    ),
  )

  it('that offers addresses of its own, trickled or within a description, gets none of them to the other side', async () => {
    const { pageA, pageB, welcomeB } = await world().meet()
    const to = welcomeB.session
    for (const candidate of candidates)
      pageA.say({ type: 'signal', to, candidate: { candidate, sdpMid: '0' } })
    const sdp = `${SDP}c=IN IP4 192.0.2.77\r\na=rtcp:1 IN IP4 192.0.2.77\r\na=x:2001:db8::77\r\n${candidates
      .map((one) => `a=${one}\r\n`)
      .join('')}`
    pageA.say({
      type: 'signal',
      to,
      description: { type: 'offer', sdp: sdp.replace('127.0.0.1', '10.9.8.7'), round: 1 },
    })
    const relayed = 'candidate:1 1 udp 5 198.51.100.9 5000 typ relay raddr 192.0.2.77 rport 7'
    pageA.say({ type: 'signal', to, candidate: { candidate: relayed, sdpMid: 'end' } })
    await pageB.until('signal', ({ candidate }) => candidate?.sdpMid === 'end')
    const heard = JSON.stringify(pageB.heard)
    for (const secret of SECRETS) expect(heard).not.toContain(secret)
    expect(heard).toContain('198.51.100.9')
    expect(pageB.heard.filter(({ type }) => type === 'signal')).toHaveLength(2)
  })
})
