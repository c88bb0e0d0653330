-- The rows that each event changed are recorded, so that `verify` can compare every row with its last recorded state.
-- +goose Up
-- The log has one entry for each event, in commit order and without gaps, and entries for reference data and for the state in which this
-- migration finds a database. The hash of an entry covers the previous entry, the hashes of its events and its recorded rows. The server adds
-- entries soon after the commit, many at a time, so that writers do not wait for them.
CREATE TABLE log_entries (
    number      bigint PRIMARY KEY CHECK (number > 0),
    kind        text NOT NULL CHECK (kind IN ('EVENT', 'REFERENCE', 'BASELINE')),
    first_event bigint,
    last_event  bigint,
    -- Set for the kind BASELINE only: events contain their own instant.
    recorded_at timestamptz,
    hash        text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT log_entries_of_events CHECK ((first_event IS NULL) = (last_event IS NULL) AND first_event <= last_event)
);
CREATE INDEX log_entries_by_event ON log_entries (last_event) WHERE last_event IS NOT NULL;

-- The rows that a transaction wrote, by table and primary key: of a proposal, of a meeting, or reference data. Texts are recorded as hashes.
CREATE TABLE recorded_rows (
    -- No foreign key: the rows are written before the entry, which contains their hash.
    entry       bigint NOT NULL,
    position    integer NOT NULL,
    proposal_id uuid,
    meeting_id  uuid,
    rows        jsonb NOT NULL,
    PRIMARY KEY (entry, position),
    CONSTRAINT recorded_rows_of_one CHECK (proposal_id IS NULL OR meeting_id IS NULL)
);
CREATE INDEX recorded_rows_of_proposal ON recorded_rows (proposal_id, entry) WHERE proposal_id IS NOT NULL;
CREATE INDEX recorded_rows_of_meeting ON recorded_rows (meeting_id, entry) WHERE meeting_id IS NOT NULL;
CREATE INDEX recorded_rows_of_reference ON recorded_rows (entry) WHERE proposal_id IS NULL AND meeting_id IS NULL;

CREATE TRIGGER log_entries_append_only BEFORE UPDATE OR DELETE ON log_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER recorded_rows_append_only BEFORE UPDATE OR DELETE ON recorded_rows FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON log_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON recorded_rows FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The rows of a proposal are found by these indexes, including rows that are no longer in force.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX answers_of_question ON answers (question_id);
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX proposal_relations_from ON proposal_relations (from_id);

CREATE FUNCTION hash_of(content text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT encode(sha256(convert_to(content, 'UTF8')), 'hex')
$$;

-- The rows of proposals in the form in which they are recorded: without derived columns, the time of the last change
-- and nulls, and with hashes in place of texts. writers limits them to the rows whose current version is from one of these transactions; null for
-- all rows. Later changes by other transactions are not recorded.
-- A text contains a hash of each paragraph. A revision names its texts, and a follow-up its responsible sponsors and its workshop, since
-- these rows can be replaced.
-- +goose StatementBegin
CREATE FUNCTION rows_of_proposals(ids uuid[], writers xid[]) RETURNS TABLE (owner uuid, writer xid, key text, content jsonb) LANGUAGE plpgsql STABLE
    SET timezone = 'UTC' SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
    RETURN QUERY
    SELECT p.id, p.xmin, 'proposals/' || p.id, jsonb_strip_nulls(to_jsonb(p) - '{updated_at,shared_changed_at,last_event_hash}'::text[])
    FROM proposals p WHERE p.id = ANY (ids) AND (writers IS NULL OR p.xmin = ANY (writers))
    UNION ALL
    SELECT r.proposal_id, r.xmin, 'revisions/' || r.id, jsonb_strip_nulls(to_jsonb(r) - '{previous,changed_at}'::text[]
        || jsonb_build_object('texts', (SELECT jsonb_agg(t.id ORDER BY t.id) FROM revision_texts t WHERE t.revision_id = r.id)))
    FROM revisions r WHERE r.proposal_id = ANY (ids) AND (writers IS NULL OR r.xmin = ANY (writers))
    UNION ALL
    SELECT r.proposal_id, t.xmin, 'revision_texts/' || t.id, jsonb_build_object('revision_id', t.revision_id, 'language', t.language, 'title', t.title, 'body', hash_of(t.body),
        'provided_by_id', t.provided_by_id, 'provided_at', t.provided_at, 'paragraphs', (
            SELECT jsonb_object_agg(a.position,
                left(hash_of(ROW (a.section, a.section_number, a.heading, a.number, a.kind, a.text, a.start_byte, a.end_byte)::text), 32))
            FROM paragraphs a WHERE a.text_id = t.id AND (writers IS NULL OR a.xmin = t.xmin)))
    FROM revisions r JOIN revision_texts t ON t.revision_id = r.id WHERE r.proposal_id = ANY (ids) AND (writers IS NULL OR t.xmin = ANY (writers))
    UNION ALL
    SELECT s.proposal_id, s.xmin, 'revision_symbols/' || s.symbol, jsonb_strip_nulls(to_jsonb(s))
    FROM revision_symbols s WHERE s.proposal_id = ANY (ids) AND (writers IS NULL OR s.xmin = ANY (writers))
    UNION ALL
    SELECT r.proposal_id, m.xmin, 'revision_removals/' || m.revision_id || '/' || m.co_authorship_id, to_jsonb(m)
    FROM revisions r JOIN revision_removals m ON m.revision_id = r.id WHERE r.proposal_id = ANY (ids) AND (writers IS NULL OR m.xmin = ANY (writers))
    UNION ALL
    SELECT r.proposal_id, c.xmin, 'printed_co_authors/' || c.revision_id || '/' || c.sponsor_id, to_jsonb(c)
    FROM revisions r JOIN printed_co_authors c ON c.revision_id = r.id WHERE r.proposal_id = ANY (ids) AND (writers IS NULL OR c.xmin = ANY (writers))
    UNION ALL
    SELECT c.proposal_id, c.xmin, 'co_authorships/' || c.id, jsonb_strip_nulls(to_jsonb(c))
    FROM co_authorships c WHERE c.proposal_id = ANY (ids) AND (writers IS NULL OR c.xmin = ANY (writers))
    UNION ALL
    SELECT q.proposal_id, q.xmin, 'questions/' || q.id, jsonb_strip_nulls(to_jsonb(q) || jsonb_build_object('texts', hash_of(q.texts::text)))
    FROM questions q WHERE q.proposal_id = ANY (ids) AND (writers IS NULL OR q.xmin = ANY (writers))
    UNION ALL
    SELECT q.proposal_id, a.xmin, 'answers/' || a.id, jsonb_strip_nulls(to_jsonb(a) || jsonb_build_object('texts', hash_of(a.texts::text)))
    FROM questions q JOIN answers a ON a.question_id = q.id WHERE q.proposal_id = ANY (ids) AND (writers IS NULL OR a.xmin = ANY (writers))
    UNION ALL
    SELECT c.proposal_id, c.xmin, 'compilations/' || c.id, jsonb_strip_nulls(to_jsonb(c) || jsonb_build_object('matrix', hash_of(c.matrix::text)))
    FROM compilations c WHERE c.proposal_id = ANY (ids) AND (writers IS NULL OR c.xmin = ANY (writers))
    UNION ALL
    SELECT f.proposal_id, f.xmin, 'follow_ups/' || f.id, jsonb_strip_nulls(to_jsonb(f) || jsonb_build_object('texts', hash_of(f.texts::text),
        'responsibles', (SELECT jsonb_agg(s.sponsor_id ORDER BY s.sponsor_id) FROM follow_up_responsibles s WHERE s.follow_up_id = f.id),
        'workshop', (SELECT to_jsonb(w) - 'follow_up_id' FROM workshops w WHERE w.follow_up_id = f.id)))
    FROM follow_ups f WHERE f.proposal_id = ANY (ids) AND (writers IS NULL OR f.xmin = ANY (writers))
    UNION ALL
    SELECT f.proposal_id, s.xmin, 'follow_up_steps/' || s.id, jsonb_strip_nulls(to_jsonb(s))
    FROM follow_ups f JOIN follow_up_steps s ON s.follow_up_id = f.id WHERE f.proposal_id = ANY (ids) AND (writers IS NULL OR s.xmin = ANY (writers))
    UNION ALL
    SELECT v.proposal_id, v.xmin, 'venue_targets/' || v.id, jsonb_strip_nulls(to_jsonb(v))
    FROM venue_targets v WHERE v.proposal_id = ANY (ids) AND (writers IS NULL OR v.xmin = ANY (writers))
    UNION ALL
    SELECT v.proposal_id, o.xmin, 'venue_outcomes/' || o.id, jsonb_strip_nulls(to_jsonb(o))
    FROM venue_targets v JOIN venue_outcomes o ON o.venue_target_id = v.id WHERE v.proposal_id = ANY (ids) AND (writers IS NULL OR o.xmin = ANY (writers))
    UNION ALL
    SELECT s.proposal_id, s.xmin, 'sources/' || s.id, jsonb_strip_nulls(to_jsonb(s))
    FROM sources s WHERE s.proposal_id = ANY (ids) AND (writers IS NULL OR s.xmin = ANY (writers))
    UNION ALL
    SELECT l.from_id, l.xmin, 'proposal_relations/' || l.id, jsonb_strip_nulls(to_jsonb(l))
    FROM proposal_relations l WHERE l.from_id = ANY (ids) AND (writers IS NULL OR l.xmin = ANY (writers))
    UNION ALL
    SELECT d.proposal_id, d.xmin, 'agenda_documents/' || d.agenda_item_id || '/' || d.symbol, to_jsonb(d)
    FROM agenda_documents d WHERE d.proposal_id = ANY (ids) AND (writers IS NULL OR d.xmin = ANY (writers));
END
$$;
-- +goose StatementEnd

-- The rows of meetings, in the same form. A document on an agenda is recorded with its item; once a proposal has
-- its symbol, it is recorded with the proposal too.
-- +goose StatementBegin
CREATE FUNCTION rows_of_meetings(ids uuid[], writers xid[]) RETURNS TABLE (owner uuid, writer xid, key text, content jsonb) LANGUAGE plpgsql STABLE
    SET timezone = 'UTC' SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
    RETURN QUERY
    SELECT m.id, m.xmin, 'meetings/' || m.id, jsonb_strip_nulls(to_jsonb(m) - 'last_event_hash')
    FROM meetings m WHERE m.id = ANY (ids) AND (writers IS NULL OR m.xmin = ANY (writers))
    UNION ALL
    SELECT i.meeting_id, i.xmin, 'agenda_items/' || i.id, jsonb_strip_nulls(to_jsonb(i))
    FROM agenda_items i WHERE i.meeting_id = ANY (ids) AND (writers IS NULL OR i.xmin = ANY (writers))
    UNION ALL
    SELECT i.meeting_id, i.xmin, 'agenda_documents/' || d.agenda_item_id || '/' || d.symbol, to_jsonb(d) - 'proposal_id'
    FROM agenda_items i JOIN agenda_documents d ON d.agenda_item_id = i.id WHERE i.meeting_id = ANY (ids) AND (writers IS NULL OR i.xmin = ANY (writers))
    UNION ALL
    SELECT r.meeting_id, r.xmin, 'agenda_requests/' || r.id, jsonb_strip_nulls(to_jsonb(r))
    FROM agenda_requests r WHERE r.meeting_id = ANY (ids) AND (writers IS NULL OR r.xmin = ANY (writers));
END
$$;
-- +goose StatementEnd

-- The calls with idempotency keys that were made at the given instants. Keys are recorded as hashes.
-- +goose StatementBegin
CREATE FUNCTION rows_of_calls(instants timestamptz[], writers xid[]) RETURNS TABLE (writer xid, key text, content jsonb) LANGUAGE plpgsql STABLE
    SET timezone = 'UTC' SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
    RETURN QUERY
    SELECT c.xmin, 'idempotent_calls/' || hash_of(c.caller || ' ' || c.key), jsonb_strip_nulls(to_jsonb(c) - '{caller,key}'::text[])
    FROM idempotent_calls c WHERE c.at = ANY (instants) AND (writers IS NULL OR c.xmin = ANY (writers));
END
$$;
-- +goose StatementEnd

-- The reference data. A group names its members, whose rows are replaced whenever the group is loaded.
-- +goose StatementBegin
CREATE FUNCTION rows_of_reference(writer xid) RETURNS TABLE (key text, content jsonb) LANGUAGE plpgsql STABLE SET timezone = 'UTC' AS $$
BEGIN
    RETURN QUERY
    SELECT 'sponsors/' || s.code, jsonb_strip_nulls(to_jsonb(s) || jsonb_build_object('members', (
            SELECT jsonb_agg(jsonb_build_array(d.code, m.from_on, m.until_on) ORDER BY d.code, m.from_on)
            FROM group_memberships m JOIN sponsors d ON d.id = m.delegation_id WHERE m.group_id = s.id)))
    FROM sponsors s WHERE writer IS NULL OR s.xmin = writer
    UNION ALL
    SELECT 'venues/' || v.code, jsonb_strip_nulls(to_jsonb(v)) FROM venues v WHERE writer IS NULL OR v.xmin = writer
    UNION ALL
    SELECT 'work_programmes/' || w.code, jsonb_strip_nulls(to_jsonb(w)) FROM work_programmes w WHERE writer IS NULL OR w.xmin = writer;
END
$$;
-- +goose StatementEnd

-- Adds an entry with the next number, for a range of events, null for none, and for the rows recorded under its number. The caller has locked
-- the log.
-- +goose StatementBegin
CREATE FUNCTION add_log_entry(entry bigint, entry_kind text, first bigint, last bigint, event_hashes text, made_at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    previous text := (SELECT l.hash FROM log_entries l WHERE l.number = entry - 1);
    -- A hash for each proposal or meeting, since a single value holds at most 1 GB.
    recorded text := (SELECT string_agg(hash_of(concat_ws('|', coalesce(r.proposal_id, r.meeting_id), r.rows)), '' ORDER BY r.position)
        FROM recorded_rows r WHERE r.entry = add_log_entry.entry);
    made text := to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
BEGIN
    INSERT INTO log_entries (number, kind, first_event, last_event, recorded_at, hash) VALUES (entry, entry_kind, first, last, made_at,
        hash_of(entry || '|' || entry_kind || '|' || coalesce(first || '-' || last, '') || '|' || coalesce(made, '') || '|'
            || hash_of(event_hashes) || '|' || hash_of(coalesce(recorded, '')) || '|' || coalesce(previous, '')));
END
$$;
-- +goose StatementEnd

-- Adds entries for the next events that have none, up to the given number, with the rows that their transactions wrote. The rows of a
-- proposal or meeting are added to the first event of the transaction about it. Returns the number of entries added.
-- +goose StatementBegin
CREATE FUNCTION record_events(most integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    former bigint;
    logged bigint;
    writers xid[];
    added bigint := 0;
    event record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('proposaltracker.log'));
    SELECT coalesce(max(l.number), 0), coalesce(max(l.last_event), 0) INTO former, logged FROM log_entries l;
    most := least(most, (SELECT c.last - logged FROM event_counter c)); -- events committed from now on are left to the next call
    writers := ARRAY (SELECT DISTINCT n.xmin FROM (SELECT e.xmin FROM events e WHERE e.seq > logged ORDER BY e.seq LIMIT most) n);
    IF cardinality(writers) = 0 THEN
        RETURN 0;
    END IF;
    WITH new AS MATERIALIZED (
        SELECT former + row_number() OVER (ORDER BY n.seq) AS entry, n.* FROM (
            SELECT e.seq, e.xmin AS writer, e.proposal_id, e.meeting_id, e.recorded_at FROM events e WHERE e.seq > logged ORDER BY e.seq LIMIT most) n
    ), of_proposals AS (
        SELECT min(n.entry) AS entry, n.writer, n.proposal_id FROM new n WHERE n.proposal_id IS NOT NULL GROUP BY n.writer, n.proposal_id
    ), of_meetings AS (
        SELECT min(n.entry) AS entry, n.writer, n.meeting_id FROM new n WHERE n.meeting_id IS NOT NULL GROUP BY n.writer, n.meeting_id
    ), of_calls AS (
        SELECT min(n.entry) AS entry, n.writer FROM new n GROUP BY n.writer
    ), written AS (
        SELECT o.entry, 0 AS position, o.proposal_id, NULL::uuid AS meeting_id, w.key, w.content
        FROM of_proposals o JOIN rows_of_proposals(ARRAY (SELECT DISTINCT n.proposal_id FROM new n WHERE n.proposal_id IS NOT NULL), writers) w
            ON w.owner = o.proposal_id AND w.writer = o.writer
        UNION ALL
        SELECT o.entry, 1, NULL, o.meeting_id, w.key, w.content
        FROM of_meetings o JOIN rows_of_meetings(ARRAY (SELECT DISTINCT n.meeting_id FROM new n WHERE n.meeting_id IS NOT NULL), writers) w
            ON w.owner = o.meeting_id AND w.writer = o.writer
        UNION ALL
        SELECT n.entry, CASE WHEN n.proposal_id IS NULL THEN 1 ELSE 0 END, n.proposal_id, CASE WHEN n.proposal_id IS NULL THEN n.meeting_id END, w.key, w.content
        FROM of_calls o JOIN new n ON n.entry = o.entry
            JOIN rows_of_calls(ARRAY (SELECT DISTINCT n.recorded_at FROM new n), writers) w ON w.writer = o.writer
    )
    INSERT INTO recorded_rows (entry, position, proposal_id, meeting_id, rows)
    SELECT w.entry, w.position, w.proposal_id, w.meeting_id, jsonb_object_agg(w.key, w.content)
    FROM written w GROUP BY w.entry, w.position, w.proposal_id, w.meeting_id;
    FOR event IN SELECT e.seq, e.hash FROM events e WHERE e.seq > logged ORDER BY e.seq LIMIT most LOOP
        added := added + 1;
        PERFORM add_log_entry(former + added, 'EVENT', event.seq, event.seq, event.hash, NULL);
    END LOOP;
    RETURN added;
END
$$;
-- +goose StatementEnd

-- Adds an entry with the reference data, if the rows that this transaction wrote change it. Rows that it did not write stay as they were
-- last recorded, so that alterations by others remain visible.
-- +goose StatementBegin
CREATE FUNCTION log_reference_data(writer xid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    before jsonb;
    after jsonb;
    entry bigint;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('proposaltracker.log'));
    SELECT r.rows INTO before FROM recorded_rows r WHERE r.proposal_id IS NULL AND r.meeting_id IS NULL ORDER BY r.entry DESC LIMIT 1;
    before := coalesce(before, '{}');
    SELECT before || coalesce(jsonb_object_agg(w.key, w.content), '{}') INTO after FROM rows_of_reference(writer) w;
    IF after = before THEN
        RETURN;
    END IF;
    SELECT coalesce(max(l.number), 0) + 1 INTO entry FROM log_entries l;
    INSERT INTO recorded_rows (entry, position, rows) VALUES (entry, 0, after);
    PERFORM add_log_entry(entry, 'REFERENCE', NULL, NULL, '', NULL);
END
$$;
-- +goose StatementEnd

-- Records the state of all proposals and meetings, with one entry for all events that have none.
-- +goose StatementBegin
CREATE FUNCTION log_baseline() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    entry bigint;
    logged bigint;
    ids uuid[];
    size CONSTANT integer := 500;
    position integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('proposaltracker.log'));
    SELECT coalesce(max(l.number), 0) + 1, coalesce(max(l.last_event), 0) INTO entry, logged FROM log_entries l;
    LOOP
        ids := ARRAY (SELECT p.id FROM proposals p WHERE cardinality(ids) IS NULL OR p.id > ids[cardinality(ids)] ORDER BY p.id LIMIT size);
        EXIT WHEN cardinality(ids) = 0;
        INSERT INTO recorded_rows (entry, position, proposal_id, rows)
        SELECT entry, position + row_number() OVER (ORDER BY w.owner), w.owner, jsonb_object_agg(w.key, w.content)
        FROM rows_of_proposals(ids, NULL) w GROUP BY w.owner;
        position := position + size;
    END LOOP;
    INSERT INTO recorded_rows (entry, position, meeting_id, rows)
    SELECT entry, position + row_number() OVER (ORDER BY w.owner), w.owner, jsonb_object_agg(w.key, w.content)
    FROM rows_of_meetings(ARRAY (SELECT m.id FROM meetings m), NULL) w GROUP BY w.owner;
    PERFORM add_log_entry(entry, 'BASELINE', (SELECT min(e.seq) FROM events e WHERE e.seq > logged), (SELECT max(e.seq) FROM events e WHERE e.seq > logged),
        coalesce((SELECT string_agg(e.hash, '' ORDER BY e.seq) FROM events e WHERE e.seq > logged), ''), clock_timestamp());
    PERFORM log_reference_data(NULL);
END
$$;
-- +goose StatementEnd
-- +goose StatementBegin
DO $$
BEGIN
    IF EXISTS (SELECT FROM sponsors) OR EXISTS (SELECT FROM meetings) THEN
        PERFORM log_baseline();
    END IF;
END
$$;
-- +goose StatementEnd

-- +goose Down
DROP FUNCTION log_baseline();
DROP FUNCTION log_reference_data(xid);
DROP FUNCTION record_events(integer);
DROP FUNCTION add_log_entry(bigint, text, bigint, bigint, text, timestamptz);
DROP FUNCTION rows_of_reference(xid);
DROP FUNCTION rows_of_calls(timestamptz[], xid[]);
DROP FUNCTION rows_of_meetings(uuid[], xid[]);
DROP FUNCTION rows_of_proposals(uuid[], xid[]);
DROP FUNCTION hash_of(text);
DROP INDEX proposal_relations_from;
DROP INDEX answers_of_question;
DROP TABLE recorded_rows;
DROP TABLE log_entries;
