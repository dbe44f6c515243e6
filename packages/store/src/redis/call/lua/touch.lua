-- A page is still there; or it switched something, or left for now.
-- KEYS: call
-- ARGV: side, connection, until when it counts as present (ms), fields (JSON), since when the two see each other (ms) or ''
-- Gives { gone } | { ended, reason } | { replaced, session of the page that is there now } | { there, 1 where the two see each other for the first time, call as a flat list }
local fields = redis.call('HMGET', KEYS[1], 'created_at', 'ended', 'conn_' .. ARGV[1], 'session_' .. ARGV[1])
if fields[2] then
  return { 'ended', fields[2] }
end
if not fields[1] then
  return { 'gone' }
end
if fields[3] ~= ARGV[2] then
  return { 'replaced', fields[4] or '0' }
end
redis.call('HSET', KEYS[1], 'present_' .. ARGV[1], ARGV[3])
for field, value in pairs(cjson.decode(ARGV[4])) do
  redis.call('HSET', KEYS[1], field, value)
end
local first = 0
if ARGV[5] ~= '' then
  first = redis.call('HSETNX', KEYS[1], 'connected_at', ARGV[5])
end
return { 'there', tostring(first), redis.call('HGETALL', KEYS[1]) }
