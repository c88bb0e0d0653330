-- +goose Up
-- Whether the public can see the change of an event, so that cached public responses stay valid after hidden changes. Events
-- recorded before this migration, and those of imports, count as public.
ALTER TABLE events ADD COLUMN public_change boolean NOT NULL DEFAULT true;
ALTER TABLE event_counter ADD COLUMN last_public bigint NOT NULL DEFAULT 0 CHECK (last_public BETWEEN 0 AND last);
UPDATE event_counter SET last_public = last;

-- The documents that outcomes and steps name are redacted once a restricted document has the symbol.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX venue_outcomes_by_document ON venue_outcomes (document) WHERE document <> '';
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX follow_up_steps_by_document ON follow_up_steps (document) WHERE document <> '';

-- +goose StatementBegin
CREATE FUNCTION is_public_by(level text, derestricted_on date, day date) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT level = 'PUBLIC' OR coalesce(derestricted_on <= day, false)
$$;
-- +goose StatementEnd

-- Reports whether an event of this transaction may change the data visible to the public. It runs after the rows have changed, so
-- only a change of access can hide what was public before. Unknown kinds of events count as public.
-- +goose StatementBegin
CREATE FUNCTION changes_public(e events) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    -- One more day, since the clocks of servers differ.
    day date := (e.recorded_at AT TIME ZONE 'UTC')::date + 1;
    of_proposal boolean;
    of_revision boolean;
    revision_number integer;
BEGIN
    IF e.proposal_id IS NULL THEN
        RETURN e.audience = 'READERS';
    END IF;
    SELECT p.circulated_on IS NOT NULL AND is_public_by(p.access, p.derestricted_on, day) INTO of_proposal
        FROM proposals p WHERE p.id = e.proposal_id;
    SELECT r.status = 'CIRCULATED' AND is_public_by(r.access, r.derestricted_on, day), r.number INTO of_revision, revision_number
        FROM revisions r WHERE r.id = e.revision_id;
    CASE e.kind
    WHEN 'PROPOSAL_CREATED', 'REVISION_FILED', 'REVISION_EDITED', 'REVISION_SUBMITTED', 'REVISION_RETURNED',
         'CO_AUTHOR_INVITED', 'CO_AUTHOR_REQUESTED', 'CO_AUTHOR_ACCEPTED', 'CO_AUTHOR_DECLINED', 'CO_AUTHOR_CANCELLED' THEN
        RETURN false; -- hidden until a circulation, which has its own event
    WHEN 'ACCESS_CHANGED' THEN
        RETURN of_revision OR is_public_by(e.data -> 'before' ->> 'access', nullif(e.data -> 'before' ->> 'derestrictedOn', '')::date, day);
    WHEN 'REVISION_CIRCULATED' THEN
        -- A restricted document hides its symbol in other objects that refer to it, and can end co-authorships earlier than announced.
        RETURN of_revision
            OR EXISTS (SELECT FROM agenda_documents d JOIN revision_symbols s ON s.symbol = d.symbol WHERE d.proposal_id = e.proposal_id AND s.revision_id = e.revision_id)
            OR EXISTS (SELECT FROM revision_symbols s JOIN meetings m ON m.minutes = s.symbol WHERE s.revision_id = e.revision_id)
            OR EXISTS (SELECT FROM revision_symbols s JOIN venue_outcomes o ON o.document = s.symbol AND o.document <> '' WHERE s.revision_id = e.revision_id)
            OR EXISTS (SELECT FROM revision_symbols s JOIN follow_up_steps f ON f.document = s.symbol AND f.document <> '' WHERE s.revision_id = e.revision_id)
            OR (of_proposal AND EXISTS (SELECT FROM co_authorships c JOIN revisions r ON r.id = c.left_in_id
                WHERE c.proposal_id = e.proposal_id AND c.left_in_id = e.revision_id AND c.status <> 'REMOVED' AND c.left_on = r.circulated_on));
    WHEN 'PROPOSAL_RELATED', 'RELATION_RETRACTED' THEN
        -- A relation is visible with both proposals.
        RETURN of_proposal AND EXISTS (SELECT FROM proposal_relations r JOIN proposals p ON p.id = r.to_id
            WHERE r.from_id = e.proposal_id AND r.kind = e.data ->> 'kind' AND p.circulated_on IS NOT NULL AND is_public_by(p.access, p.derestricted_on, day));
    WHEN 'QUESTION_ANSWERED' THEN
        -- An answer for Members replaces one for the public.
        RETURN of_proposal AND (e.audience = 'READERS' OR EXISTS (SELECT FROM answers a
            WHERE a.question_id = (e.data ->> 'question')::uuid AND a.delegation_id = e.sponsor_id AND a.audience = 'PUBLIC'));
    WHEN 'ANSWER_WITHDRAWN', 'ANSWERS_COMPILED', 'CO_AUTHOR_WITHDRAWN' THEN
        RETURN of_proposal AND e.audience = 'READERS';
    WHEN 'TRANSLATION_ADDED', 'CO_AUTHOR_JOINED', 'CO_AUTHOR_REMOVED', 'AGENDA_ITEM_PLACED' THEN
        -- Content of a restricted revision may be visible in a later revision.
        RETURN of_proposal AND (coalesce(of_revision, true) OR EXISTS (SELECT FROM revisions r WHERE r.proposal_id = e.proposal_id
            AND r.number > revision_number AND r.status = 'CIRCULATED' AND is_public_by(r.access, r.derestricted_on, day)));
    ELSE
        RETURN of_proposal;
    END CASE;
END
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE OR REPLACE FUNCTION number_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.public_change := coalesce(changes_public(NEW), true);
    UPDATE event_counter SET last = last + 1, last_public = CASE WHEN NEW.public_change THEN last + 1 ELSE last_public END
        RETURNING last INTO NEW.seq;
    PERFORM pg_notify('proposal_events', CASE WHEN NEW.public_change THEN 'public' ELSE 'hidden' END);
    RETURN NEW;
END
$$;
-- +goose StatementEnd

-- +goose Down
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION number_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE event_counter SET last = last + 1 RETURNING last INTO NEW.seq;
    PERFORM pg_notify('proposal_events', '');
    RETURN NEW;
END
$$;
-- +goose StatementEnd
DROP FUNCTION changes_public(events);
DROP FUNCTION is_public_by(text, date, date);
DROP INDEX follow_up_steps_by_document;
DROP INDEX venue_outcomes_by_document;
ALTER TABLE event_counter DROP COLUMN last_public;
ALTER TABLE events DROP COLUMN public_change;
