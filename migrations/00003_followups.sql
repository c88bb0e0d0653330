-- +goose Up
CREATE TABLE meetings (
    id       uuid PRIMARY KEY,
    venue_id uuid NOT NULL REFERENCES venues (id),
    held_on  date NOT NULL,
    ends_on  date,
    place    text NOT NULL DEFAULT '',
    minutes  text NOT NULL DEFAULT '',
    CONSTRAINT meetings_end_after_start CHECK (ends_on >= held_on),
    CONSTRAINT meetings_once_a_day UNIQUE (venue_id, held_on)
);

CREATE TABLE agenda_items (
    id              uuid PRIMARY KEY,
    meeting_id      uuid NOT NULL REFERENCES meetings (id),
    number          text NOT NULL CHECK (number <> ''),
    title           text NOT NULL CHECK (title <> ''),
    requested_by_id uuid REFERENCES sponsors (id),
    CONSTRAINT agenda_items_number_once UNIQUE (meeting_id, number)
);

CREATE TABLE agenda_documents (
    agenda_item_id uuid NOT NULL REFERENCES agenda_items (id),
    symbol         text NOT NULL CHECK (symbol <> ''),
    proposal_id    uuid REFERENCES proposals (id),
    PRIMARY KEY (agenda_item_id, symbol)
);
CREATE INDEX agenda_documents_of_proposal ON agenda_documents (proposal_id);

CREATE TABLE questions (
    id            uuid PRIMARY KEY,
    proposal_id   uuid NOT NULL REFERENCES proposals (id),
    number        integer NOT NULL CHECK (number > 0),
    texts         jsonb NOT NULL,
    posed_at_id   uuid NOT NULL REFERENCES revisions (id),
    dropped_at_id uuid REFERENCES revisions (id)
);
CREATE UNIQUE INDEX questions_number_once ON questions (proposal_id, number) WHERE dropped_at_id IS NULL;

CREATE TABLE answers (
    id            uuid PRIMARY KEY,
    question_id   uuid NOT NULL REFERENCES questions (id),
    delegation_id uuid NOT NULL REFERENCES sponsors (id),
    texts         jsonb NOT NULL CHECK (texts <> '{}'),
    audience      text NOT NULL CHECK (audience IN ('PUBLIC', 'MEMBERS', 'SECRETARIAT')),
    answered_on   date NOT NULL,
    answered_at   timestamptz NOT NULL,
    replaced_at   timestamptz
);
CREATE UNIQUE INDEX answers_one_stands ON answers (question_id, delegation_id) WHERE replaced_at IS NULL;

CREATE TABLE follow_ups (
    id          uuid PRIMARY KEY,
    proposal_id uuid NOT NULL REFERENCES proposals (id),
    kind        text NOT NULL CHECK (kind IN ('DISCUSSION', 'COMPILATION', 'WORKSHOP', 'FURTHER_WORK')),
    status      text NOT NULL CHECK (status IN ('SUGGESTED', 'AGREED', 'SCHEDULED', 'DONE', 'DROPPED')),
    texts       jsonb NOT NULL CHECK (texts <> '{}'),
    paragraph   text NOT NULL DEFAULT '',
    venue_id    uuid REFERENCES venues (id),
    due_on      date,
    created_at  timestamptz NOT NULL
);
CREATE INDEX follow_ups_of_proposal ON follow_ups (proposal_id);

CREATE TABLE follow_up_responsibles (
    follow_up_id uuid NOT NULL REFERENCES follow_ups (id),
    sponsor_id   uuid NOT NULL REFERENCES sponsors (id),
    PRIMARY KEY (follow_up_id, sponsor_id)
);
CREATE INDEX follow_up_responsibles_of_sponsor ON follow_up_responsibles (sponsor_id);

CREATE TABLE follow_up_steps (
    id           uuid PRIMARY KEY,
    follow_up_id uuid NOT NULL REFERENCES follow_ups (id),
    status       text NOT NULL CHECK (status IN ('SUGGESTED', 'AGREED', 'SCHEDULED', 'DONE', 'DROPPED')),
    on_day       date NOT NULL,
    note         text NOT NULL DEFAULT '',
    meeting_id   uuid REFERENCES meetings (id),
    document     text NOT NULL DEFAULT '',
    by_id        uuid NOT NULL REFERENCES sponsors (id),
    recorded_at  timestamptz NOT NULL
);
CREATE INDEX follow_up_steps_of_follow_up ON follow_up_steps (follow_up_id);

CREATE TABLE venue_targets (
    id          uuid PRIMARY KEY,
    proposal_id uuid NOT NULL REFERENCES proposals (id),
    venue_id    uuid NOT NULL REFERENCES venues (id),
    aim         jsonb NOT NULL DEFAULT '{}',
    created_at  timestamptz NOT NULL,
    CONSTRAINT venue_targets_once UNIQUE (proposal_id, venue_id)
);
CREATE INDEX venue_targets_of_venue ON venue_targets (venue_id);

CREATE TABLE venue_outcomes (
    id              uuid PRIMARY KEY,
    venue_target_id uuid NOT NULL REFERENCES venue_targets (id),
    outcome         text NOT NULL CHECK (outcome IN
        ('TOOK_NOTE', 'AGREED', 'FORWARDED', 'SUSPENDED', 'ADOPTED', 'NOT_AGREED', 'REFERRED', 'CONTINUING')),
    meeting_id      uuid REFERENCES meetings (id),
    document        text NOT NULL DEFAULT '',
    recorded_at     timestamptz NOT NULL
);
CREATE INDEX venue_outcomes_of_target ON venue_outcomes (venue_target_id);

CREATE TABLE sources (
    id          uuid PRIMARY KEY,
    proposal_id uuid NOT NULL REFERENCES proposals (id),
    revision_id uuid NOT NULL REFERENCES revisions (id),
    title       jsonb NOT NULL CHECK (title <> '{}'),
    publisher   text NOT NULL DEFAULT '',
    year        integer NOT NULL DEFAULT 0 CHECK (year BETWEEN 0 AND 9999),
    url         text NOT NULL DEFAULT '',
    position    integer NOT NULL CHECK (position >= 0),
    CONSTRAINT sources_position_once UNIQUE (proposal_id, position)
);

CREATE TABLE proposal_relations (
    id      uuid PRIMARY KEY,
    from_id uuid NOT NULL REFERENCES proposals (id),
    to_id   uuid NOT NULL REFERENCES proposals (id),
    kind    text NOT NULL CHECK (kind IN ('SUPERSEDES', 'RESTATES', 'RESPONDS_TO', 'RELATED_TO')),
    CONSTRAINT proposal_relations_once UNIQUE (from_id, to_id, kind),
    CONSTRAINT proposal_relations_join_two CHECK (from_id <> to_id)
);
CREATE INDEX proposal_relations_to ON proposal_relations (to_id);

-- Steps and outcomes are history: rows are added, never changed.
CREATE TRIGGER follow_up_steps_append_only BEFORE UPDATE OR DELETE ON follow_up_steps
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER venue_outcomes_append_only BEFORE UPDATE OR DELETE ON venue_outcomes
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- +goose Down
DROP TABLE proposal_relations;
DROP TABLE sources;
DROP TABLE venue_outcomes;
DROP TABLE venue_targets;
DROP TABLE follow_up_steps;
DROP TABLE follow_up_responsibles;
DROP TABLE follow_ups;
DROP TABLE answers;
DROP TABLE questions;
DROP TABLE agenda_documents;
DROP TABLE agenda_items;
DROP TABLE meetings;
