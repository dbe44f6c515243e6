-- ARGV[3] entry. Its events are out; what is left to do waits for the database.
local json = redis.call('HGET', OUTBOX, ARGV[3])
if not json then
  return 0
end
local entry = cjson.decode(json)
entry.published = true
to_outbox(ARGV[3], entry)
return 1
