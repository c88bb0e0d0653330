-- +goose Up
-- Each event contains the hash of the previous event of its proposal, so that changed and deleted rows are detected;
-- the proposal contains the last hash.
ALTER TABLE events ADD COLUMN previous_hash text NOT NULL DEFAULT '' CHECK (previous_hash ~ '^([0-9a-f]{64})?$');
ALTER TABLE events ADD COLUMN hash text NOT NULL DEFAULT '' CHECK (hash ~ '^([0-9a-f]{64})?$');
ALTER TABLE proposals ADD COLUMN last_event_hash text NOT NULL DEFAULT '' CHECK (last_event_hash ~ '^([0-9a-f]{64})?$');
-- Each event has at most one successor: chains do not fork.
CREATE UNIQUE INDEX events_one_follows ON events (proposal_id, previous_hash);

-- +goose Down
DROP INDEX events_one_follows;
ALTER TABLE proposals DROP COLUMN last_event_hash;
ALTER TABLE events DROP COLUMN hash;
ALTER TABLE events DROP COLUMN previous_hash;
