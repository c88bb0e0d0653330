-- +goose Up
-- Each event holds the hash of the one before it on its proposal, so that a row that is altered or removed is noticed;
-- the proposal holds the last.
ALTER TABLE events ADD COLUMN previous_hash text NOT NULL DEFAULT '' CHECK (previous_hash ~ '^([0-9a-f]{64})?$');
ALTER TABLE events ADD COLUMN hash text NOT NULL DEFAULT '' CHECK (hash ~ '^([0-9a-f]{64})?$');
ALTER TABLE proposals ADD COLUMN last_event_hash text NOT NULL DEFAULT '' CHECK (last_event_hash ~ '^([0-9a-f]{64})?$');
-- One event follows another: a chain does not fork.
CREATE UNIQUE INDEX events_one_follows ON events (proposal_id, previous_hash);

-- +goose Down
DROP INDEX events_one_follows;
ALTER TABLE proposals DROP COLUMN last_event_hash;
ALTER TABLE events DROP COLUMN hash;
ALTER TABLE events DROP COLUMN previous_hash;
