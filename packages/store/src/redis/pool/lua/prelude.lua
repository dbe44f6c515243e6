-- The first part of every script of the pool. KEYS[1] is the hash tag in braces; all keys are built from it, so that they
-- lie in one slot.
local pool = KEYS[1]
local now = tonumber(ARGV[1])
local settings = cjson.decode(ARGV[2])

local KINDS = pool .. ':kinds'
local DEADLINES = pool .. ':deadlines'
local FIGURES = pool .. ':figures'
local RETRIES = pool .. ':retries'
local DEPTHS = pool .. ':depths'
local OUTBOX = pool .. ':outbox'
local OUTBOX_DUE = pool .. ':outbox:due'

local function session_key(member)
  return pool .. ':session:' .. member
end

local function ticket_key(member)
  return pool .. ':ticket:' .. member
end

local function apart_key(member)
  return pool .. ':apart:' .. member
end

-- Keeps an entry until what it says is done; it is driven again when whoever made it did not get through.
local function to_outbox(id, entry)
  local json = cjson.encode(entry)
  redis.call('HSET', OUTBOX, id, json)
  redis.call('ZADD', OUTBOX_DUE, now + settings.driveAfterMs, id)
  return json
end
