-- Sets what the moderators decided about a member in their session, or where it will be; what is not given is taken away.
-- Nothing is changed where it stands like that already: the member was told of it.
-- KEYS: session
-- ARGV: set (JSON: some of banned, ban_reason, suspended, suspended_for), ttl of a key that is new (s)
-- Gives 1 when something changed, or 0
local set = cjson.decode(ARGV[1])
local FIELDS = { 'banned', 'ban_reason', 'suspended', 'suspended_for' }
local changed = 0
for _, field in ipairs(FIELDS) do
  local stands = redis.call('HGET', KEYS[1], field) or nil
  if stands ~= set[field] then
    changed = 1
    if set[field] then
      redis.call('HSET', KEYS[1], field, set[field])
    else
      redis.call('HDEL', KEYS[1], field)
    end
  end
end
if changed == 1 then
  redis.call('HDEL', KEYS[1], 'ban_told')
end
if redis.call('TTL', KEYS[1]) == -1 then
  redis.call('EXPIRE', KEYS[1], ARGV[2])
end
return changed
