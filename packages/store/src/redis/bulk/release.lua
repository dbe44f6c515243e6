-- Lets a parcel go, if it is still held by who says so.
-- KEYS: 1 the parcel's holder (string)
-- ARGV: 1 who holds
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
