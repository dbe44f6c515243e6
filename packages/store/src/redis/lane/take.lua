-- Reads the head of a lane for the activation of a generation, which then may send it. Nothing is removed: what dies
-- after this line has the head sent by the next activation.
-- KEYS: 1 the lane (list), 2 its state (hash), 3 the chat's bucket (hash)
-- ARGV: 1 generation, 2 who takes, 3 for how long (ms), 4 sends a second or 0, 5 burst
-- Answers { idle } | { stale, generation } | { wait, ms } | { send, envelope, failed attempts }.

-- Telegram counts each item of an album and each message of a copy. Within a text these quotes would be escaped.
local function cost_of(head, burst)
  if not string.find(head, '"kind":"album"', 1, true) and not string.find(head, '"kind":"copy"', 1, true) then
    return 1
  end
  local read, envelope = pcall(cjson.decode, head)
  local action = read and type(envelope) == 'table' and envelope.action
  local content = type(action) == 'table' and action.content
  local items = type(content) == 'table' and content.items or type(action) == 'table' and action.messageIds
  return math.min(burst, type(items) == 'table' and math.max(1, #items) or 1)
end

local state = redis.call('HMGET', KEYS[2], 'generation', 'armed', 'holder', 'until', 'attempts')
if state[2] ~= '1' then return { 'idle' } end
-- This generation was sent and popped; who did it may have died before it added the next job.
if state[1] ~= ARGV[1] then return { 'stale', tonumber(state[1]) } end
local head = redis.call('LINDEX', KEYS[1], 0)
if not head then
  redis.call('HSET', KEYS[2], 'armed', 0)
  return { 'idle' }
end

local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
-- Another activation of this generation is sending: its job lost its lock while it lives, as when Redis was away.
local free = tonumber(state[4] or 0)
if free > now and state[3] ~= ARGV[2] then return { 'wait', free - now } end

local rate, burst = tonumber(ARGV[4]), tonumber(ARGV[5])
if rate > 0 then
  local bucket = redis.call('HMGET', KEYS[3], 'tokens', 'at')
  local since = now - tonumber(bucket[2] or now)
  local tokens = math.min(burst, tonumber(bucket[1] or burst) + since * rate / 1000)
  local cost = cost_of(head, burst)
  if tokens < cost then return { 'wait', math.ceil((cost - tokens) * 1000 / rate) } end
  redis.call('HSET', KEYS[3], 'tokens', tostring(tokens - cost), 'at', now)
  -- A bucket that had time to fill need not be remembered.
  redis.call('PEXPIRE', KEYS[3], math.ceil(burst * 1000 / rate))
end
redis.call('HSET', KEYS[2], 'holder', ARGV[2], 'until', now + ARGV[3])
return { 'send', head, tonumber(state[5] or 0) }
