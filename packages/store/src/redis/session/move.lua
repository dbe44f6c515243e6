-- Moves one session from the state that it must be in to another, once for each event.
-- KEYS: session
-- ARGV: event key, act, guard (JSON: field to value; a state of 'new' means that there is no session),
--       set (JSON: field to value), drop (JSON: list of fields), ttl (s)
-- Gives the memo as JSON: { act, before, outcome: { kind: moved | refused, state } }
local key = ARGV[1]
local fields = redis.call('HGETALL', KEYS[1])
local session = {}
for i = 1, #fields, 2 do
  session[fields[i]] = fields[i + 1]
end
if session.did == key then
  return session.did_result
end

local outcome = { kind = 'moved', state = session.state or 'new' }
for field, value in pairs(cjson.decode(ARGV[3])) do
  local actual = session[field]
  if field == 'state' then
    actual = actual or 'new'
  end
  if actual ~= value then
    outcome.kind = 'refused'
  end
end

session.did, session.did_result = nil, nil
local memo = cjson.encode({ act = ARGV[2], before = session, outcome = outcome })
if outcome.kind == 'moved' then
  for _, field in ipairs(cjson.decode(ARGV[5])) do
    redis.call('HDEL', KEYS[1], field)
  end
  for field, value in pairs(cjson.decode(ARGV[4])) do
    redis.call('HSET', KEYS[1], field, value)
  end
end
-- What is refused is remembered too, so that a redelivery says the same; but never as a session of its own.
if outcome.kind == 'moved' or session.state then
  redis.call('HSET', KEYS[1], 'did', key, 'did_result', memo)
  redis.call('EXPIRE', KEYS[1], ARGV[6])
end
return memo
