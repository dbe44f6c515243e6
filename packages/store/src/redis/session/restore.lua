-- Writes a lost session again from the record, and the partner's too where that is lost as well. A session that is there
-- is never changed: it is newer than the record.
-- KEYS: session of the member, session of the partner (the member's again when there is no room)
-- ARGV: set (JSON, without the room), room id ('' when there is none), room fields of the member (JSON),
--       set of the partner (JSON, with the room), ttl (s), member id
-- Gives { kept | idle | chatting, session as a flat list }; idle with a room given: the record is out of date
local function write(session_key, json)
  for field, value in pairs(cjson.decode(json)) do
    redis.call('HSET', session_key, field, value)
  end
  redis.call('EXPIRE', session_key, ARGV[5])
end

if redis.call('HEXISTS', KEYS[1], 'state') == 1 then
  return { 'kept', redis.call('HGETALL', KEYS[1]) }
end
write(KEYS[1], ARGV[1])
local result = 'idle'
if ARGV[2] ~= '' then
  local partner = redis.call('HMGET', KEYS[2], 'state', 'room', 'partner')
  if not partner[1] then
    write(KEYS[2], ARGV[4])
    result = 'chatting'
  elseif partner[1] == 'chatting' and partner[2] == ARGV[2] and partner[3] == ARGV[6] then
    result = 'chatting'
  end
  if result == 'chatting' then
    write(KEYS[1], ARGV[3])
  end
end
return { result, redis.call('HGETALL', KEYS[1]) }
