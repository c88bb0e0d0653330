-- The transparency log: signed checkpoints of a Merkle tree over the events, which prove to others that the record was not altered.
-- +goose Up
-- A database has one current log, the one with the highest number. Restoring an earlier state starts another one.
CREATE TABLE transparency_logs (
    number     integer PRIMARY KEY CHECK (number > 0),
    -- The name of the log, which is also that of its keys.
    origin     text NOT NULL UNIQUE CHECK (origin <> ''),
    -- The last checkpoint of the log before this one, as a signed note. Null for the first log.
    former     text,
    started_at timestamptz NOT NULL
);

-- The keys that sign checkpoints, in order. The statement by which the former key names the next one is a signed note; null for the first key.
CREATE TABLE log_keys (
    log       integer NOT NULL REFERENCES transparency_logs (number),
    number    integer NOT NULL CHECK (number > 0),
    verifier  text NOT NULL CHECK (verifier <> ''),
    statement text,
    -- The key signs checkpoints of more leaves than this.
    after     bigint NOT NULL CHECK (after >= 0),
    PRIMARY KEY (log, number)
);

-- Each checkpoint adds one leaf, whether or not there were events: a commitment to the last log entry and to the events after_event + 1 to
-- last_event, with salts that are derived from the seed. Without the seed, a leaf does not show the number of its events.
CREATE TABLE log_checkpoints (
    log          integer NOT NULL REFERENCES transparency_logs (number),
    -- The number of leaves.
    size         bigint NOT NULL CHECK (size > 0),
    seed         bytea NOT NULL CHECK (octet_length(seed) = 32),
    last_entry   bigint NOT NULL CHECK (last_entry >= 0),
    after_event  bigint NOT NULL CHECK (after_event >= 0),
    last_event   bigint NOT NULL CHECK (last_event >= after_event),
    note         text NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (log, size)
);
CREATE INDEX log_checkpoints_by_event ON log_checkpoints (log, last_event, size);
CREATE INDEX log_checkpoints_by_time ON log_checkpoints (published_at);

-- The hashes of complete subtrees, by their positions in golang.org/x/mod/sumdb/tlog.
CREATE TABLE log_hashes (
    log      integer NOT NULL REFERENCES transparency_logs (number),
    position bigint NOT NULL CHECK (position >= 0),
    hash     bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (log, position)
);

CREATE TRIGGER transparency_logs_append_only BEFORE UPDATE OR DELETE ON transparency_logs FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_keys_append_only BEFORE UPDATE OR DELETE ON log_keys FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_checkpoints_append_only BEFORE UPDATE OR DELETE ON log_checkpoints FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER log_hashes_append_only BEFORE UPDATE OR DELETE ON log_hashes FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON transparency_logs FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON log_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON log_checkpoints FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON log_hashes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- +goose Down
DROP TABLE log_hashes;
DROP TABLE log_checkpoints;
DROP TABLE log_keys;
DROP TABLE transparency_logs;
