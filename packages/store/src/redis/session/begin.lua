-- Begins the handling of one event of a member: was it handled before, may it be handled now, and what is the session.
-- KEYS: session, begun, flood, album
-- ARGV: event key, stream sequence, when the member did it (ms), charge (none | normal | exempt), tokens a second, burst, mute (ms),
--       ttl of begun (s), Telegram's id of the album that it is an item of, or ''
-- Gives { new | again | repeated, ok | more | warn | mute | drop, session as a flat list, album as a flat list }
local key, sequence, now, charge = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4]
local rate, burst, mute = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local REMEMBERED = 64

-- Below all keys, which count from 1 on: the stream sequence of the newest of them, negative.
local NEWEST = 'newest'

if redis.call('ZSCORE', KEYS[2], key) then
  -- An older one was done, whoever brings it: events come one after the other.
  local is_newest = redis.call('ZREVRANK', KEYS[2], key) == 0
  if not is_newest or tonumber(redis.call('ZSCORE', KEYS[2], NEWEST) or '') ~= -tonumber(sequence) then
    return { 'repeated', 'ok', {}, {} }
  end
  -- A redelivery after a crash gets the verdict of the first try, and takes no second token.
  local last = redis.call('HMGET', KEYS[3], 'last', 'verdict')
  local verdict = 'ok'
  if last[1] == key and last[2] then
    verdict = last[2]
  end
  return { 'again', verdict, redis.call('HGETALL', KEYS[1]), redis.call('HGETALL', KEYS[4]) }
end

-- Events come one after the other: that the last one was done is sure now, and what it did need not be known any more.
if redis.call('HEXISTS', KEYS[1], 'did') == 1 then
  redis.call('HDEL', KEYS[1], 'did', 'did_result')
end
-- Counted by member: the sequences of a stream that was made anew begin at 1 again.
local last = redis.call('ZREVRANGE', KEYS[2], 0, 0, 'WITHSCORES')
redis.call('ZADD', KEYS[2], tonumber(last[2] or 0) + 1, key, -tonumber(sequence), NEWEST)
redis.call('ZREMRANGEBYRANK', KEYS[2], 1, -(REMEMBERED + 1))
redis.call('EXPIRE', KEYS[2], ARGV[8])
if charge == 'none' then
  return { 'new', 'ok', redis.call('HGETALL', KEYS[1]), redis.call('HGETALL', KEYS[4]) }
end

local group = ARGV[9]
if group ~= '' then
  local before = redis.call('HMGET', KEYS[3], 'group', 'group_verdict')
  if before[1] == group then
    -- An album is one message: the fate of its first item is that of all.
    local verdict = (before[2] == 'mute' or before[2] == 'drop') and 'drop' or 'more'
    redis.call('HSET', KEYS[3], 'last', key, 'verdict', verdict)
    return { 'new', verdict, redis.call('HGETALL', KEYS[1]), redis.call('HGETALL', KEYS[4]) }
  end
end

local bucket = redis.call('HMGET', KEYS[3], 'tokens', 'at', 'muted', 'warned')
local tokens = tonumber(bucket[1]) or burst
local at = tonumber(bucket[2]) or now
local elapsed = math.max(0, now - at)
local muted = tonumber(bucket[3]) or 0
local warned = bucket[4] == '1'
tokens = math.min(burst, tokens + elapsed * rate / 1000)
local muted_now = muted > now
if not muted_now and (muted > 0 or tokens >= burst) then
  warned = false
  muted = 0
end

local verdict = 'ok'
if charge == 'exempt' then
  tokens = math.max(0, tokens - 1)
elseif muted_now then
  verdict = 'drop'
elseif tokens >= 1 then
  tokens = tokens - 1
elseif not warned then
  warned = true
  verdict = 'warn'
else
  muted = now + mute
  verdict = 'mute'
end
redis.call('HSET', KEYS[3], 'tokens', tostring(tokens), 'at', tostring(math.max(now, at)), 'muted', tostring(muted),
  'warned', warned and '1' or '0', 'last', key, 'verdict', verdict)
if group ~= '' then
  redis.call('HSET', KEYS[3], 'group', group, 'group_verdict', verdict)
end
redis.call('PEXPIRE', KEYS[3], math.ceil(math.max(mute, burst / rate * 1000)) + 60000)
return { 'new', verdict, redis.call('HGETALL', KEYS[1]), redis.call('HGETALL', KEYS[4]) }
