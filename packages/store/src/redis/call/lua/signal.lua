-- Keeps a signal for the page of the other side, in order.
-- KEYS: call, inbox of the other side
-- ARGV: side that says it, its connection, other side, session that it is for, signal (JSON), how many are kept, ttl (ms)
-- Gives { gone } | { ended, reason } | { replaced } | { stale } | { kept, seq }
local fields = redis.call('HMGET', KEYS[1], 'created_at', 'ended', 'conn_' .. ARGV[1], 'session_' .. ARGV[3])
if fields[2] then
  return { 'ended', fields[2] }
end
if not fields[1] then
  return { 'gone' }
end
if fields[3] ~= ARGV[2] then
  return { 'replaced' }
end
if fields[4] ~= ARGV[4] then
  return { 'stale' }
end
local seq = redis.call('HINCRBY', KEYS[1], 'seq_' .. ARGV[3], 1)
-- The number makes each different from every other.
redis.call('ZADD', KEYS[2], seq, seq .. ':' .. ARGV[5])
redis.call('ZREMRANGEBYRANK', KEYS[2], 0, -(tonumber(ARGV[6]) + 1))
redis.call('PEXPIRE', KEYS[2], ARGV[7])
return { 'kept', tostring(seq) }
