import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { relayCandidate, relayDescription } from './relay-only.js'

const RELAY =
  'candidate:2157334355 1 udp 33562367 198.51.100.7 54321 typ relay raddr 192.0.2.55 rport 51000 generation 0 ufrag aB+1 network-id 1 network-cost 10'

/** Addresses of the member, none of which may pass. */
const SECRETS = [
  '192.0.2.55',
  '10.1.2.3',
  '2001:db8::55',
  'fe80::1c2d:3e4f',
  '7f3a8d1e-1111-2222-3333-444455556666.local',
]

const SDP = `v=0
o=ann 4611732186 2 IN IP4 192.0.2.55
s=Ann's phone 10.1.2.3
i=at 192.0.2.55
c=IN IP6 2001:db8::55
t=0 0
a=group:BUNDLE 0 1
a=msid-semantic: WMS
a=extmap-allow-mixed
m=audio 51000 UDP/TLS/RTP/SAVPF 111 63
c=IN IP4 192.0.2.55
a=rtcp:51001 IN IP4 192.0.2.55
a=candidate:1 1 udp 2122260223 192.0.2.55 51000 typ host generation 0
a=candidate:2 1 udp 1686052607 10.1.2.3 51000 typ srflx raddr 192.0.2.55 rport 51000
a=candidate:3 1 udp 2113937151 7f3a8d1e-1111-2222-3333-444455556666.local 51000 typ host
a=${RELAY}
a=remote-candidates:1 192.0.2.55 51000
a=ice-ufrag:aB+1
a=ice-pwd:0123456789abcdefghijklmn
a=ice-options:trickle
a=fingerprint:sha-256 ${Array(32).fill('AB').join(':')}
a=setup:actpass
a=mid:0
a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
a=sendrecv
a=msid:stream-1 track-1
a=rtcp-mux
a=rtpmap:111 opus/48000/2
a=rtcp-fb:111 transport-cc
a=fmtp:111 minptime=10;useinbandfec=1
a=ssrc:1001 cname:fe80::1c2d:3e4f
a=x-home:192.0.2.55
m=video 0 UDP/TLS/RTP/SAVPF 96
a=mid:1
`.replaceAll('\n', '\r\n')

describe('a candidate', () => {
  it('of a TURN server passes without the address behind it', () => {
    expect(relayCandidate(RELAY)).toBe(
      'candidate:2157334355 1 udp 33562367 198.51.100.7 54321 typ relay raddr 0.0.0.0 rport 0 generation 0 ufrag aB+1',
    )
  })

  it.each([
    'candidate:1 1 udp 2122260223 192.0.2.55 51000 typ host',
    'candidate:1 1 udp 2122260223 192.0.2.55 51000 typ srflx raddr 10.1.2.3 rport 1',
    'candidate:1 1 udp 2122260223 192.0.2.55 51000 typ prflx raddr 10.1.2.3 rport 1',
    'candidate:1 1 udp 1 7f3a8d1e-1111-2222-3333-444455556666.local 9 typ relay',
    'candidate:1 1 udp 1 home.example.org 9 typ relay',
    'candidate:1 1 udp 2122260223 192.0.2.55 51000 typ host typ relay',
    'candidate:typ relay',
    'typ relay',
    `${RELAY}\r\na=candidate:1 1 udp 2122260223 192.0.2.55 51000 typ host`,
  ])('that is not of a TURN server does not pass: %s', (candidate) => {
    expect(relayCandidate(candidate)).toBeNull()
  })
})

describe('a description', () => {
  it('keeps what a negotiation needs', () => {
    const lines = relayDescription(SDP)?.split('\r\n') ?? []
    for (const line of [
      'o=- 4611732186 2 IN IP4 0.0.0.0',
      'm=audio 9 UDP/TLS/RTP/SAVPF 111 63',
      'm=video 0 UDP/TLS/RTP/SAVPF 96',
      'a=rtcp:9 IN IP4 0.0.0.0',
      'a=ice-ufrag:aB+1',
      'a=ice-pwd:0123456789abcdefghijklmn',
      `a=fingerprint:sha-256 ${Array(32).fill('AB').join(':')}`,
      'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
      'a=fmtp:111 minptime=10;useinbandfec=1',
    ])
      expect(lines).toContain(line)
    expect(lines.filter((line) => line.includes('candidate:'))).toHaveLength(1)
  })

  it('tells none of the addresses in it, wherever they stand', () => {
    const passed = relayDescription(SDP) ?? ''
    for (const secret of SECRETS) expect(passed).not.toContain(secret)
    expect(passed).toContain('198.51.100.7')
  })

  it('tells none, whatever lines are mixed into it', () => {
    const lines = SDP.split('\r\n')
    const address = fc.constantFrom(...SECRETS)
    const planted = fc.oneof(
      fc.tuple(
        fc.constantFrom('a', 'c', 'o', 's', 'i', 'm', 'b', 'u', 'x'),
        fc.string(),
        address,
        fc.string(),
      ),
      fc.tuple(fc.constantFrom(...lines), fc.constant(''), address, fc.string()),
    )
    const line = planted.map(([head, before, where, after]) =>
      head.length === 1 ? `${head}=${before}${where}${after}` : `${head}${before} ${where}${after}`,
    )
    const mixed = fc
      .tuple(
        fc.array(line, { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(lines.length), { minLength: 8, maxLength: 8 }),
      )
      .map(([more, places]) => {
        const all = [...lines]
        for (const [i, one] of more.entries()) all.splice(Math.max(1, places[i] ?? 1), 0, one)
        return all.join('\r\n')
      })
    fc.assert(
      fc.property(mixed, (sdp) => {
        const passed = relayDescription(sdp) ?? ''
        return SECRETS.every((secret) => !passed.includes(secret))
      }),
      { numRuns: 2_000 },
    )
  })

  it('is rebuilt to the same when it is rebuilt again', () => {
    const once = relayDescription(SDP)
    expect(relayDescription(once ?? '')).toBe(once)
  })

  it.each(['', 'hello', 'm=audio 9 UDP/TLS/RTP/SAVPF 111\r\nv=0', `${SDP}m=application 9 192.0.2.55 x\r\n`])(
    'that is none does not pass: %#',
    (sdp) => {
      expect(relayDescription(sdp)).toBeNull()
    },
  )
})
