-- +goose Up
-- The Secretariat can return a revision with a reason, and a draft can be edited. Each such change increments version.
ALTER TABLE revisions DROP CONSTRAINT revisions_status_check;
ALTER TABLE revisions ADD CONSTRAINT revisions_status_check
    CHECK (status IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'CIRCULATED', 'WITHDRAWN')) NOT VALID;
ALTER TABLE revisions VALIDATE CONSTRAINT revisions_status_check;
ALTER TABLE revisions ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0);
ALTER TABLE revisions ADD COLUMN return_note text NOT NULL DEFAULT '';
ALTER TABLE revisions ADD COLUMN returned_at timestamptz;
DROP INDEX revisions_one_open;
CREATE UNIQUE INDEX revisions_one_open ON revisions (proposal_id) WHERE status IN ('DRAFT', 'SUBMITTED', 'RETURNED');

-- The day on which the end of a co-authorship was declared; left_on is the day on which it took effect.
ALTER TABLE co_authorships ADD COLUMN withdrawn_on date;
UPDATE co_authorships SET withdrawn_on = left_on;

-- The co-authors that a revision removes from the list when it is circulated.
CREATE TABLE revision_removals (
    revision_id      uuid NOT NULL REFERENCES revisions (id),
    co_authorship_id uuid NOT NULL REFERENCES co_authorships (id),
    PRIMARY KEY (revision_id, co_authorship_id)
);

-- A question is taken from the text, or posed and dropped explicitly. An answer can be withdrawn.
ALTER TABLE questions ADD COLUMN posed_by_id uuid REFERENCES sponsors (id);
ALTER TABLE questions ADD COLUMN posed_on date;
ALTER TABLE questions ADD COLUMN dropped_on date;
ALTER TABLE questions ADD CONSTRAINT questions_posed_by_someone_on_a_day CHECK ((posed_by_id IS NULL) = (posed_on IS NULL)) NOT VALID;
ALTER TABLE questions VALIDATE CONSTRAINT questions_posed_by_someone_on_a_day;
DROP INDEX questions_number_once;
CREATE UNIQUE INDEX questions_number_once ON questions (proposal_id, number) WHERE dropped_at_id IS NULL AND dropped_on IS NULL;
ALTER TABLE answers ADD COLUMN withdrawn_on date;
DROP INDEX answers_one_stands;
CREATE UNIQUE INDEX answers_one_stands ON answers (question_id, delegation_id) WHERE replaced_at IS NULL AND withdrawn_on IS NULL;

-- The details of a follow-up that is a workshop.
CREATE TABLE workshops (
    follow_up_id     uuid PRIMARY KEY REFERENCES follow_ups (id),
    duration_minutes integer CHECK (duration_minutes > 0),
    starts_on        date,
    ends_on          date,
    place            text NOT NULL DEFAULT '',
    organizations    jsonb NOT NULL DEFAULT '[]',
    CONSTRAINT workshops_end_after_start CHECK (ends_on >= starts_on)
);
CREATE INDEX follow_ups_of_venue ON follow_ups (venue_id, due_on);

-- The answers on a given day as a matrix, which never changes.
CREATE TABLE compilations (
    id           uuid PRIMARY KEY,
    proposal_id  uuid NOT NULL REFERENCES proposals (id),
    audience     text NOT NULL CHECK (audience IN ('PUBLIC', 'MEMBERS', 'SECRETARIAT')),
    note         text NOT NULL DEFAULT '',
    compiled_on  date NOT NULL,
    compiled_at  timestamptz NOT NULL,
    by_id        uuid NOT NULL REFERENCES sponsors (id),
    matrix       jsonb NOT NULL,
    content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$')
);
CREATE INDEX compilations_of_proposal ON compilations (proposal_id);
CREATE TRIGGER compilations_append_only BEFORE UPDATE OR DELETE ON compilations
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Events are numbered in commit order without gaps: the number comes from a row that is locked
-- until the transaction ends, so that a reader that has read up to a number has missed no event below it.
CREATE TABLE event_counter (
    id   boolean PRIMARY KEY DEFAULT true CHECK (id),
    last bigint NOT NULL CHECK (last >= 0)
);
INSERT INTO event_counter (last) SELECT coalesce(max(seq), 0) FROM events;
ALTER TABLE events ALTER COLUMN seq DROP IDENTITY;
-- +goose StatementBegin
CREATE FUNCTION number_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE event_counter SET last = last + 1 RETURNING last INTO NEW.seq;
    PERFORM pg_notify('proposal_events', '');
    RETURN NEW;
END
$$;
-- +goose StatementEnd
CREATE TRIGGER events_numbered BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION number_event();

-- +goose Down
DROP TRIGGER events_numbered ON events;
DROP FUNCTION number_event();
DROP TABLE event_counter;
ALTER TABLE events ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY;
SELECT setval(pg_get_serial_sequence('events', 'seq'), (SELECT coalesce(max(seq), 0) + 1 FROM events), false);
DROP TABLE compilations;
DROP INDEX follow_ups_of_venue;
DROP TABLE workshops;
DROP INDEX answers_one_stands;
ALTER TABLE answers DROP COLUMN withdrawn_on;
CREATE UNIQUE INDEX answers_one_stands ON answers (question_id, delegation_id) WHERE replaced_at IS NULL;
DROP INDEX questions_number_once;
ALTER TABLE questions DROP CONSTRAINT questions_posed_by_someone_on_a_day;
ALTER TABLE questions DROP COLUMN dropped_on;
ALTER TABLE questions DROP COLUMN posed_on;
ALTER TABLE questions DROP COLUMN posed_by_id;
CREATE UNIQUE INDEX questions_number_once ON questions (proposal_id, number) WHERE dropped_at_id IS NULL;
DROP TABLE revision_removals;
ALTER TABLE co_authorships DROP COLUMN withdrawn_on;
DROP INDEX revisions_one_open;
CREATE UNIQUE INDEX revisions_one_open ON revisions (proposal_id) WHERE status IN ('DRAFT', 'SUBMITTED');
ALTER TABLE revisions DROP COLUMN returned_at;
ALTER TABLE revisions DROP COLUMN return_note;
ALTER TABLE revisions DROP COLUMN version;
UPDATE revisions SET status = 'DRAFT' WHERE status = 'RETURNED';
ALTER TABLE revisions DROP CONSTRAINT revisions_status_check;
ALTER TABLE revisions ADD CONSTRAINT revisions_status_check CHECK (status IN ('DRAFT', 'SUBMITTED', 'CIRCULATED', 'WITHDRAWN')) NOT VALID;
ALTER TABLE revisions VALIDATE CONSTRAINT revisions_status_check;
