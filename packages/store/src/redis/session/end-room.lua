-- Ends a room for both of its members in one step, once for each event; of two who end it at once, one does.
-- KEYS: session of the member, session of the partner
-- ARGV: event key, act, member id, partner id, room id, reason, who ended it (self | other),
--       set (JSON: what the member's session becomes), told (1: the member gets a notice), ttl (s)
-- A member who was going on to search does so even where the partner ended the room a moment earlier.
-- Gives the memo as JSON: { act, before, outcome: { kind: moved | refused, state, ended, partner_lang, partner_told } }
local key, room, reason = ARGV[1], ARGV[5], ARGV[6]
local fields = redis.call('HGETALL', KEYS[1])
local session = {}
for i = 1, #fields, 2 do
  session[fields[i]] = fields[i + 1]
end
if session.did == key then
  return session.did_result
end

local set = cjson.decode(ARGV[8])
local ROOM_FIELDS = { 'room', 'partner', 'partner_user', 'opened_at', 'premium', 'room_search' }
local function append(session_key, notice)
  local pending = redis.call('HGET', session_key, 'pending')
  if pending and pending ~= '' then
    notice = pending .. ';' .. notice
  end
  redis.call('HSET', session_key, 'pending', notice)
end

local function become()
  for field, value in pairs(set) do
    redis.call('HSET', KEYS[1], field, value)
  end
end

local outcome = { kind = 'refused', state = session.state or 'new', ended = false }
session.did, session.did_result = nil, nil
if session.state == 'chatting' and session.room == room then
  outcome.kind, outcome.ended = 'moved', true
  local partner = redis.call('HMGET', KEYS[2], 'state', 'room', 'lang')
  outcome.partner_lang = partner[3] or ''
  outcome.partner_told = partner[1] == 'chatting' and partner[2] == room
  if outcome.partner_told then
    redis.call('HDEL', KEYS[2], unpack(ROOM_FIELDS))
    redis.call('HSET', KEYS[2], 'state', 'idle')
    redis.call('EXPIRE', KEYS[2], ARGV[10])
    local by = ARGV[7] == 'self' and 'partner' or 'other'
    append(KEYS[2], 'ended:' .. room .. ':' .. reason .. ':' .. by .. ':' .. ARGV[3])
  end
  redis.call('HDEL', KEYS[1], unpack(ROOM_FIELDS))
  become()
  if ARGV[9] == '1' then
    append(KEYS[1], 'ended:' .. room .. ':' .. reason .. ':' .. ARGV[7] .. ':' .. ARGV[4])
  end
elseif session.state == 'idle' and set.state == 'searching' then
  outcome.kind = 'moved'
  become()
end
local memo = cjson.encode({ act = ARGV[2], before = session, outcome = outcome })
if session.state then
  redis.call('HSET', KEYS[1], 'did', key, 'did_result', memo)
  redis.call('EXPIRE', KEYS[1], ARGV[10])
end
return memo
