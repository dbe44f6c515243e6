/**
 * Nothing that one side's page says may tell the other side an address. What a negotiation needs is rebuilt from an allowlist;
 * of candidates only those of a TURN server pass, without the address behind them.
 */

const IPV4 = /^(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/
/** Loose on purpose: what a browser writes for IPv6, never a name. */
const IPV6 = /^(?=.*:.*:)[\da-f:.]{2,45}$/i
const CANDIDATE =
  /^candidate:([\w+/]{1,32}) ([1-2]) (udp|tcp) (\d{1,10}) (\S{2,45}) (\d{1,5}) typ relay(?: (.*))?$/i
const EXTENSION = /^(?:generation \d{1,5}|ufrag [\w+/]{1,256})$/

/**
 * A candidate of a TURN server, rebuilt; null for any other: host, reflexive, mDNS names, what is malformed.
 * @param candidate as in RTCIceCandidate, without `a=`
 */
export function relayCandidate(candidate: string): string | null {
  const match = CANDIDATE.exec(candidate.trim())
  if (match === null) return null
  const [, foundation, component, transport, priority, address = '', port, rest = ''] = match
  if (!IPV4.test(address) && !IPV6.test(address)) return null
  const words = rest.split(' ')
  const kept: string[] = []
  for (let i = 0; i + 1 < words.length; i += 2) {
    const extension = `${words[i]} ${words[i + 1]}`
    if (EXTENSION.test(extension)) kept.push(extension)
  }
  const head = `candidate:${foundation} ${component} ${transport?.toLowerCase()} ${priority} ${address} ${port} typ relay`
  return [`${head} raddr 0.0.0.0 rport 0`, ...kept].join(' ')
}

/** Attributes that a negotiation of browsers has, and no address. */
const ATTRIBUTES = new Set([
  'bundle-only',
  'end-of-candidates',
  'extmap',
  'extmap-allow-mixed',
  'fmtp',
  'framerate',
  'group',
  'ice-lite',
  'ice-options',
  'ice-pwd',
  'ice-ufrag',
  'imageattr',
  'inactive',
  'maxptime',
  'mid',
  'msid',
  'msid-semantic',
  'ptime',
  'recvonly',
  'rid',
  'rtcp-fb',
  'rtcp-mux',
  'rtcp-mux-only',
  'rtcp-rsize',
  'rtpmap',
  'sendonly',
  'sendrecv',
  'setup',
  'simulcast',
  'ssrc',
  'ssrc-group',
])

const FINGERPRINT = /^a=fingerprint:sha-\d{1,3} [\dA-F]{2}(?::[\dA-F]{2}){15,63}$/i
const ORIGIN = /^o=\S+ (\d{1,20}) (\d{1,20}) /
const MEDIA = /^m=(audio|video) (\d{1,5}) (UDP\/TLS\/RTP\/SAVPF) ((?:\d{1,3} ?){1,64})$/
const ADDRESS_INSIDE =
  /\d{1,3}(?:\.\d{1,3}){3}|(?:[\da-f]{0,4}:){2,}[\da-f]{1,4}|(?:[\da-f]{1,4}:){2,}|\.local/i
/** Written in the place of every address that the grammar wants. */
const NO_ADDRESS = 'IN IP4 0.0.0.0'

function relayLine(line: string): string | null {
  switch (line.slice(0, 2)) {
    case 'v=':
      return 'v=0'
    case 's=':
      return 's=-'
    case 't=':
      return 't=0 0'
    case 'c=':
      return `c=${NO_ADDRESS}`
    case 'b=':
      return /^b=(?:AS|TIAS):\d{1,12}$/.test(line) ? line : null
    case 'o=': {
      const [, id, version] = ORIGIN.exec(line) ?? []
      return id === undefined ? null : `o=- ${id} ${version} ${NO_ADDRESS}`
    }
    case 'm=': {
      const [, kind, port, protocol, formats] = MEDIA.exec(line) ?? []
      // 9 is the port of nothing; 0 refuses the medium.
      return kind === undefined ? null : `m=${kind} ${port === '0' ? 0 : 9} ${protocol} ${formats?.trim()}`
    }
    case 'a=':
      return relayAttribute(line)
    default:
      return null
  }
}

function relayAttribute(line: string): string | null {
  const name = /^a=([\w-]+)/.exec(line)?.[1]
  if (name === undefined) return null
  if (name === 'candidate') {
    const candidate = relayCandidate(line.slice(2))
    return candidate === null ? null : `a=${candidate}`
  }
  if (name === 'rtcp') return `a=rtcp:9 ${NO_ADDRESS}`
  if (name === 'fingerprint') return FINGERPRINT.test(line) ? line : null
  return ATTRIBUTES.has(name) && !ADDRESS_INSIDE.test(line) ? line : null
}

const PRINTABLE = /^[\x20-\x7e]+$/

/** A description without anything that could tell an address; null where nothing of a description is left. */
export function relayDescription(sdp: string): string | null {
  const lines = sdp
    .split(/\r\n|\n|\r/)
    .flatMap((line) => (PRINTABLE.test(line) ? (relayLine(line) ?? []) : []))
  // A medium whose line was dropped would give its attributes to the one before.
  const media = sdp.split(/\r\n|\n|\r/).filter((line) => line.startsWith('m=')).length
  if (lines.filter((line) => line.startsWith('m=')).length !== media) return null
  return lines[0] === 'v=0' ? `${lines.join('\r\n')}\r\n` : null
}
