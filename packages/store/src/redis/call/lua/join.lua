-- A page of a side opens the call, or comes back to it.
-- KEYS: call, inbox of the side
-- ARGV: side, now (ms), connection, hash of a resume secret for a new page, hash of the presented one or '', last signal that came,
--       until when it counts as present (ms)
-- Gives { gone } | { ended, reason } | { late } | { joined, 1 where the page goes on, session, connection before or '',
--         call as a flat list, signals that were missed }
local side, now = ARGV[1], tonumber(ARGV[2])
local fields = redis.call('HMGET', KEYS[1], 'created_at', 'ended', 'ends_at', 'link_until', 'opened_' .. side,
  'resume_' .. side, 'session_' .. side, 'conn_' .. side)
if fields[2] then
  return { 'ended', fields[2] }
end
if not fields[1] then
  return { 'gone' }
end
if now >= tonumber(fields[3]) then
  return { 'ended', 'expired' }
end
-- Once it was opened by the right member, it can be opened again until the call ends.
if not fields[5] and now > tonumber(fields[4]) then
  return { 'late' }
end
local resumed = ARGV[5] ~= '' and ARGV[5] == fields[6]
local session = tonumber(fields[7] or '0')
if not resumed then
  session = session + 1
  -- What was said to the page before is of no use to this one.
  redis.call('DEL', KEYS[2])
  redis.call('HSET', KEYS[1], 'seq_' .. side, 0, 'joined_' .. side, 0, 'mic_' .. side, 1,
    'cam_' .. side, 1, 'resume_' .. side, ARGV[4])
end
-- A page that goes on keeps its secret: a new one could be lost on the way to it, and the page with it.
redis.call('HSET', KEYS[1], 'opened_' .. side, 1, 'session_' .. side, session, 'conn_' .. side, ARGV[3],
  'present_' .. side, ARGV[7])
local missed = {}
if resumed then
  missed = redis.call('ZRANGEBYSCORE', KEYS[2], '(' .. ARGV[6], '+inf')
end
return { 'joined', resumed and '1' or '0', tostring(session), fields[8] or '', redis.call('HGETALL', KEYS[1]), missed }
