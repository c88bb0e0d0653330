-- +goose Up
CREATE TABLE proposals (
    id                uuid PRIMARY KEY,
    work_programme_id uuid NOT NULL REFERENCES work_programmes (id),
    submitted_by_id   uuid NOT NULL REFERENCES sponsors (id),
    original_language text NOT NULL CHECK (original_language IN ('EN', 'FR', 'ES')),
    status            text NOT NULL CHECK (status IN
        ('DRAFT', 'SUBMITTED', 'CIRCULATED', 'UNDER_DISCUSSION', 'ADOPTED', 'NOTED', 'NOT_AGREED', 'WITHDRAWN')),
    access            text NOT NULL CHECK (access IN ('PUBLIC', 'RESTRICTED')),
    derestricted_on   date,
    symbol            text NOT NULL DEFAULT '',
    symbol_key        text NOT NULL DEFAULT '' COLLATE "C",
    submitted_at      timestamptz,
    circulated_on     date,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    CONSTRAINT proposals_symbols_come_with_circulation CHECK (circulated_on IS NOT NULL OR symbol = ''),
    CONSTRAINT proposals_drafts_are_not_circulated CHECK (status NOT IN ('DRAFT', 'SUBMITTED') OR circulated_on IS NULL)
);
-- The sort orders of lists: each ends in the ID, so that pages never overlap.
CREATE INDEX proposals_by_circulation ON proposals (coalesce(circulated_on, 'infinity'::date), id);
CREATE INDEX proposals_by_update ON proposals (updated_at, id);
CREATE INDEX proposals_by_creation ON proposals (created_at, id);
CREATE INDEX proposals_by_symbol ON proposals (symbol_key, id);
CREATE INDEX proposals_of_programme ON proposals (work_programme_id);
CREATE INDEX proposals_of_submitter ON proposals (submitted_by_id);

CREATE TABLE revisions (
    id                uuid PRIMARY KEY,
    proposal_id       uuid NOT NULL REFERENCES proposals (id),
    number            integer NOT NULL CHECK (number >= 0),
    previous          integer GENERATED ALWAYS AS (CASE WHEN number > 0 THEN number - 1 END) STORED,
    kind              text NOT NULL CHECK (kind IN ('REVISION', 'ADDENDUM', 'CORRIGENDUM', 'SUPPLEMENT')),
    status            text NOT NULL CHECK (status IN ('DRAFT', 'SUBMITTED', 'CIRCULATED', 'WITHDRAWN')),
    reason            text NOT NULL CHECK (reason IN
        ('', 'CO_AUTHORS_ONLY', 'TEXT', 'TEXT_AND_CO_AUTHORS', 'CORRECTION', 'TRANSLATION', 'RECIRCULATION')),
    note              jsonb NOT NULL DEFAULT '{}',
    current           boolean NOT NULL,
    communicated_on   date,
    circulated_on     date,
    filed_by_id       uuid NOT NULL REFERENCES sponsors (id),
    filed_at          timestamptz NOT NULL,
    submitted_at      timestamptz,
    original_language text NOT NULL CHECK (original_language IN ('EN', 'FR', 'ES')),
    document_number   text NOT NULL DEFAULT '',
    content_hash      text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT revisions_number_once UNIQUE (proposal_id, number),
    -- No gaps: each revision but the first refers to the previous one.
    CONSTRAINT revisions_number_without_gap FOREIGN KEY (proposal_id, previous) REFERENCES revisions (proposal_id, number),
    CONSTRAINT revisions_first_has_no_reason CHECK ((number = 0) = (reason = '')),
    CONSTRAINT revisions_circulated_have_a_day CHECK ((status = 'CIRCULATED') = (circulated_on IS NOT NULL))
);
CREATE UNIQUE INDEX revisions_one_current ON revisions (proposal_id) WHERE current;
CREATE UNIQUE INDEX revisions_one_open ON revisions (proposal_id) WHERE status IN ('DRAFT', 'SUBMITTED');

CREATE TABLE revision_symbols (
    symbol      text PRIMARY KEY CHECK (symbol <> ''),
    revision_id uuid NOT NULL REFERENCES revisions (id),
    proposal_id uuid NOT NULL REFERENCES proposals (id),
    position    integer NOT NULL CHECK (position >= 0),
    sort_key    text NOT NULL COLLATE "C",
    attributed  boolean NOT NULL DEFAULT false,
    CONSTRAINT revision_symbols_position_once UNIQUE (revision_id, position)
);
CREATE INDEX revision_symbols_of_proposal ON revision_symbols (proposal_id);

CREATE TABLE revision_texts (
    id             uuid PRIMARY KEY,
    revision_id    uuid NOT NULL REFERENCES revisions (id),
    language       text NOT NULL CHECK (language IN ('EN', 'FR', 'ES')),
    title          text NOT NULL CHECK (title <> ''),
    body           text NOT NULL CHECK (body <> ''),
    provided_by_id uuid NOT NULL REFERENCES sponsors (id),
    provided_at    timestamptz NOT NULL,
    CONSTRAINT revision_texts_language_once UNIQUE (revision_id, language)
);

CREATE TABLE paragraphs (
    text_id        uuid NOT NULL REFERENCES revision_texts (id),
    position       integer NOT NULL CHECK (position >= 0),
    section        integer NOT NULL CHECK (section >= 0),
    section_number text NOT NULL,
    heading        text NOT NULL,
    number         text NOT NULL,
    kind           text NOT NULL,
    text           text NOT NULL,
    start_byte     integer NOT NULL CHECK (start_byte >= 0),
    end_byte       integer NOT NULL,
    PRIMARY KEY (text_id, position),
    CONSTRAINT paragraphs_end_after_start CHECK (end_byte >= start_byte)
);
CREATE UNIQUE INDEX paragraphs_number_once ON paragraphs (text_id, number) WHERE number <> '';

CREATE TABLE co_authorships (
    id               uuid PRIMARY KEY,
    proposal_id      uuid NOT NULL REFERENCES proposals (id),
    sponsor_id       uuid NOT NULL REFERENCES sponsors (id),
    status           text NOT NULL CHECK (status IN
        ('INVITED', 'REQUESTED', 'ACCEPTED', 'DECLINED', 'CANCELLED', 'WITHDRAWN', 'REMOVED')),
    invited_by_id    uuid REFERENCES sponsors (id),
    requested_on     date NOT NULL,
    answered_on      date,
    spoken_for_by_id uuid REFERENCES sponsors (id),
    joined_on        date,
    joined_at_id     uuid REFERENCES revisions (id),
    left_on          date,
    left_at_id       uuid REFERENCES revisions (id),
    created_at       timestamptz NOT NULL,
    -- A name is on a list only with somebody's consent.
    CONSTRAINT co_authorships_join_by_consent CHECK (joined_on IS NULL OR spoken_for_by_id IS NOT NULL),
    CONSTRAINT co_authorships_join_at_a_revision CHECK ((joined_on IS NULL) = (joined_at_id IS NULL)),
    CONSTRAINT co_authorships_end_after_start CHECK (left_on >= joined_on),
    CONSTRAINT co_authorships_left_are_ended CHECK ((left_on IS NOT NULL) = (status IN ('WITHDRAWN', 'REMOVED'))),
    CONSTRAINT co_authorships_one_at_a_time EXCLUDE USING gist
        (proposal_id WITH =, sponsor_id WITH =, daterange(joined_on, left_on, '[)') WITH &&) WHERE (joined_on IS NOT NULL)
);
CREATE UNIQUE INDEX co_authorships_one_open ON co_authorships (proposal_id, sponsor_id)
    WHERE status IN ('INVITED', 'REQUESTED', 'ACCEPTED');
CREATE INDEX co_authorships_of_sponsor ON co_authorships (sponsor_id, status);

CREATE TABLE printed_co_authors (
    revision_id      uuid NOT NULL REFERENCES revisions (id),
    sponsor_id       uuid NOT NULL REFERENCES sponsors (id),
    position         integer NOT NULL CHECK (position >= 0),
    co_authorship_id uuid NOT NULL REFERENCES co_authorships (id),
    PRIMARY KEY (revision_id, sponsor_id),
    CONSTRAINT printed_co_authors_position_once UNIQUE (revision_id, position)
);

-- Circulated texts and printed lists are never changed or deleted.
-- +goose StatementBegin
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% on % is rejected: these rows are permanent', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
END
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION refuse_change_of_circulated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Only the column current may change; generated columns are not computed yet at this point.
    IF TG_OP = 'UPDATE' AND OLD.status = 'CIRCULATED' AND
       (to_jsonb(NEW) - '{current,previous}'::text[]) = (to_jsonb(OLD) - '{current,previous}'::text[]) THEN
        RETURN NEW;
    END IF;
    IF OLD.status = 'CIRCULATED' THEN
        RAISE EXCEPTION 'revision % is circulated and is kept as it is', OLD.number
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'revisions_append_only';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION refuse_change_of_circulated_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_text uuid := CASE TG_TABLE_NAME WHEN 'paragraphs' THEN (to_jsonb(OLD) ->> 'text_id')::uuid ELSE (to_jsonb(OLD) ->> 'id')::uuid END;
BEGIN
    IF EXISTS (SELECT FROM revision_texts t JOIN revisions r ON r.id = t.revision_id WHERE t.id = of_text AND r.status = 'CIRCULATED') THEN
        RAISE EXCEPTION 'the text is circulated and is kept as it is'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = TG_TABLE_NAME || '_append_only';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
-- +goose StatementEnd

CREATE TRIGGER revisions_append_only BEFORE UPDATE OR DELETE ON revisions
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_circulated();
CREATE TRIGGER revision_texts_append_only BEFORE UPDATE OR DELETE ON revision_texts
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_circulated_text();
CREATE TRIGGER paragraphs_append_only BEFORE UPDATE OR DELETE ON paragraphs
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_circulated_text();
CREATE TRIGGER printed_co_authors_append_only BEFORE UPDATE OR DELETE ON printed_co_authors
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revision_symbols_append_only BEFORE UPDATE OR DELETE ON revision_symbols
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- +goose Down
DROP TABLE printed_co_authors;
DROP TABLE co_authorships;
DROP TABLE paragraphs;
DROP TABLE revision_texts;
DROP TABLE revision_symbols;
DROP TABLE revisions;
DROP TABLE proposals;
DROP FUNCTION refuse_change_of_circulated_text();
DROP FUNCTION refuse_change_of_circulated();
DROP FUNCTION refuse_change();
