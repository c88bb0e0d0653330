-- +goose Up
CREATE TABLE events (
    id          uuid PRIMARY KEY,
    seq         bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT events_seq_once UNIQUE,
    proposal_id uuid NOT NULL REFERENCES proposals (id),
    kind        text NOT NULL,
    at          timestamptz NOT NULL,
    by_id       uuid NOT NULL REFERENCES sponsors (id),
    subject     text NOT NULL,
    token_id    text NOT NULL,
    revision_id uuid REFERENCES revisions (id),
    sponsor_id  uuid REFERENCES sponsors (id),
    audience    text NOT NULL CHECK (audience IN ('READERS', 'PARTIES', 'MEMBERS', 'SECRETARIAT')),
    data        jsonb NOT NULL DEFAULT '{}'
);
CREATE INDEX events_of_proposal ON events (proposal_id, seq);

CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE idempotent_calls (
    caller     text NOT NULL,
    key        text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
    mutation   text NOT NULL,
    input_hash text NOT NULL,
    outcome_id uuid,
    at         timestamptz NOT NULL,
    PRIMARY KEY (caller, key)
);
CREATE INDEX idempotent_calls_by_age ON idempotent_calls (at);

-- +goose Down
DROP TABLE idempotent_calls;
DROP TABLE events;
DROP TABLE IF EXISTS reverted_identities; -- of a later migration
