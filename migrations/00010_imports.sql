-- +goose Up
-- An actor of another body that is known only from imported data: it appears on lists, but nobody can act for it.
ALTER TABLE sponsors DROP CONSTRAINT sponsors_standing_check;
ALTER TABLE sponsors ADD CONSTRAINT sponsors_standing_check
    CHECK (standing IN ('', 'MEMBER', 'OBSERVER', 'ACCEDING', 'ORGANIZATION', 'SECRETARIAT', 'EXTERNAL')) NOT VALID;
ALTER TABLE sponsors VALIDATE CONSTRAINT sponsors_standing_check;

-- An imported file of research data: once per work programme, however often the import is run.
CREATE TABLE imports (
    id                uuid PRIMARY KEY,
    work_programme_id uuid NOT NULL REFERENCES work_programmes (id),
    file_name         text NOT NULL CHECK (file_name <> ''),
    file_hash         text NOT NULL CHECK (file_hash ~ '^[0-9a-f]{64}$'),
    proposals         integer NOT NULL CHECK (proposals >= 0),
    proposals_done    integer NOT NULL DEFAULT 0 CHECK (proposals_done >= 0),
    row_count         integer NOT NULL CHECK (row_count >= 0),
    rows_done         integer NOT NULL DEFAULT 0 CHECK (rows_done >= 0),
    started_at        timestamptz NOT NULL,
    finished_at       timestamptz,
    CONSTRAINT imports_file_once UNIQUE (work_programme_id, file_hash)
);

-- The origin of an imported proposal: its identifier in the file, and its first line.
CREATE TABLE imported_proposals (
    proposal_id uuid PRIMARY KEY REFERENCES proposals (id),
    import_id   uuid NOT NULL REFERENCES imports (id),
    source_id   text NOT NULL CHECK (source_id <> ''),
    line        integer NOT NULL CHECK (line > 0),
    CONSTRAINT imported_proposals_once UNIQUE (import_id, source_id)
);

-- Documents are looked up by the number in the source's archive.
CREATE INDEX revisions_by_document_number ON revisions (document_number) WHERE document_number <> '';

-- A transaction that writes many events takes all their numbers from the row in one statement.
DROP TRIGGER events_numbered ON events;
CREATE TRIGGER events_numbered BEFORE INSERT ON events FOR EACH ROW WHEN (NEW.seq IS NULL) EXECUTE FUNCTION number_event();

-- Servers cache the reference data in memory and are notified of changes.
-- +goose StatementBegin
CREATE FUNCTION tell_reference() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('reference_data', '');
    RETURN NULL;
END
$$;
-- +goose StatementEnd
CREATE TRIGGER sponsors_told AFTER INSERT OR UPDATE OR DELETE ON sponsors FOR EACH STATEMENT EXECUTE FUNCTION tell_reference();
CREATE TRIGGER group_memberships_told AFTER INSERT OR UPDATE OR DELETE ON group_memberships FOR EACH STATEMENT EXECUTE FUNCTION tell_reference();
CREATE TRIGGER work_programmes_told AFTER INSERT OR UPDATE OR DELETE ON work_programmes FOR EACH STATEMENT EXECUTE FUNCTION tell_reference();
CREATE TRIGGER venues_told AFTER INSERT OR UPDATE OR DELETE ON venues FOR EACH STATEMENT EXECUTE FUNCTION tell_reference();

-- +goose Down
DROP TRIGGER venues_told ON venues;
DROP TRIGGER work_programmes_told ON work_programmes;
DROP TRIGGER group_memberships_told ON group_memberships;
DROP TRIGGER sponsors_told ON sponsors;
DROP FUNCTION tell_reference();
DROP TRIGGER events_numbered ON events;
CREATE TRIGGER events_numbered BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION number_event();
DROP INDEX revisions_by_document_number;
DROP TABLE imported_proposals;
DROP TABLE imports;
ALTER TABLE sponsors DROP CONSTRAINT sponsors_standing_check;
UPDATE sponsors SET standing = 'OBSERVER' WHERE standing = 'EXTERNAL';
ALTER TABLE sponsors ADD CONSTRAINT sponsors_standing_check
    CHECK (standing IN ('', 'MEMBER', 'OBSERVER', 'ACCEDING', 'ORGANIZATION', 'SECRETARIAT')) NOT VALID;
ALTER TABLE sponsors VALIDATE CONSTRAINT sponsors_standing_check;
