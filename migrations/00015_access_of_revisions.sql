-- +goose Up
-- Access belongs to the document: each revision is separately public or restricted.
ALTER TABLE revisions
    ADD COLUMN access          text NOT NULL DEFAULT 'PUBLIC' CHECK (access IN ('PUBLIC', 'RESTRICTED')),
    ADD COLUMN derestricted_on date,
    -- The last change that readers of the revision may see.
    ADD COLUMN changed_at      timestamptz NOT NULL DEFAULT now();
-- The last change of the proposal that does not belong to a revision.
ALTER TABLE proposals ADD COLUMN shared_changed_at timestamptz NOT NULL DEFAULT now();

-- +goose StatementBegin
CREATE OR REPLACE FUNCTION refuse_change_of_circulated() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    -- Which revision is current, who may see it, and the instant of its last change are not part of the document. Generated columns are
    -- not computed yet here.
    free CONSTANT text[] := '{current,previous,access,derestricted_on,changed_at}';
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.status = 'CIRCULATED' AND (to_jsonb(NEW) - free) = (to_jsonb(OLD) - free) THEN
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

-- Until now a proposal had one access for all its revisions.
UPDATE revisions r SET access = p.access, derestricted_on = CASE p.access WHEN 'RESTRICTED' THEN p.derestricted_on END,
    changed_at = coalesce((SELECT max(e.at) FROM events e WHERE e.revision_id = r.id AND e.audience = 'READERS'), r.filed_at)
FROM proposals p WHERE p.id = r.proposal_id;
UPDATE proposals p SET
    shared_changed_at = coalesce((SELECT max(e.at) FROM events e WHERE e.proposal_id = p.id AND e.revision_id IS NULL AND e.audience = 'READERS'), p.created_at),
    derestricted_on = CASE p.access WHEN 'RESTRICTED' THEN p.derestricted_on END;

-- proposals.access and proposals.derestricted_on summarize the circulated revisions, so that lists need not read them: the proposal is
-- public if one of the revisions is, or from the first day on which one of them becomes public. If the access of revisions differs,
-- mixed_access is set, and values derived from revisions depend on the viewer.
ALTER TABLE proposals ADD COLUMN mixed_access boolean NOT NULL DEFAULT false;
CREATE INDEX proposals_of_mixed_access ON proposals (id) WHERE mixed_access;

-- +goose StatementBegin
CREATE FUNCTION summarize_access() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE proposals p SET access = s.access, derestricted_on = s.derestricted_on, mixed_access = s.mixed
    FROM (SELECT CASE WHEN bool_or(r.access = 'PUBLIC') THEN 'PUBLIC' ELSE 'RESTRICTED' END AS access,
            min(r.derestricted_on) FILTER (WHERE r.access = 'RESTRICTED') AS derestricted_on,
            count(DISTINCT (r.access, CASE r.access WHEN 'RESTRICTED' THEN r.derestricted_on END)) > 1 AS mixed
        FROM revisions r WHERE r.proposal_id = NEW.proposal_id AND r.status = 'CIRCULATED') s
    WHERE p.id = NEW.proposal_id AND (p.access, p.derestricted_on, p.mixed_access) IS DISTINCT FROM (s.access, s.derestricted_on, s.mixed);
    RETURN NULL;
END
$$;
-- +goose StatementEnd
CREATE TRIGGER revisions_access AFTER INSERT OR UPDATE OF status, access, derestricted_on ON revisions
    FOR EACH ROW WHEN (NEW.status = 'CIRCULATED') EXECUTE FUNCTION summarize_access();

-- +goose Down
DROP TRIGGER revisions_access ON revisions;
DROP FUNCTION summarize_access();
DROP INDEX proposals_of_mixed_access;
-- Proposals restricted in part become restricted as a whole.
UPDATE proposals p SET access = 'RESTRICTED', derestricted_on = NULL WHERE mixed_access;
ALTER TABLE proposals DROP COLUMN mixed_access, DROP COLUMN shared_changed_at;
ALTER TABLE revisions DROP COLUMN changed_at, DROP COLUMN derestricted_on, DROP COLUMN access;
-- +goose StatementBegin
CREATE OR REPLACE FUNCTION refuse_change_of_circulated() RETURNS trigger LANGUAGE plpgsql AS $$
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
