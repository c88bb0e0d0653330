-- +goose Up
-- The day on which an event happened. Null if it is not known, and for events recorded before this migration: their hashes
-- do not cover it, and they are never rewritten.
ALTER TABLE events ADD COLUMN occurred_on date;
ALTER TABLE events RENAME COLUMN at TO recorded_at;
ALTER TABLE events RENAME COLUMN by_id TO actor_id;
CREATE INDEX events_by_day ON events (occurred_on) WHERE occurred_on IS NOT NULL;

-- +goose Down
DROP INDEX events_by_day;
ALTER TABLE events RENAME COLUMN actor_id TO by_id;
ALTER TABLE events RENAME COLUMN recorded_at TO at;
ALTER TABLE events DROP COLUMN occurred_on;
