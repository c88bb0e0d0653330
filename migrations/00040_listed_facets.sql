-- Indexes from which each filter of a list reads the first rows in the order of the list.
-- +goose Up
-- Lists read circulated proposals separately from those that are not yet circulated, which only their parties see.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX proposals_circulated_by_update ON proposals (updated_at, id) WHERE circulated_on IS NOT NULL;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX proposals_uncirculated ON proposals (coalesce(circulated_on, 'infinity'::date), id) WHERE circulated_on IS NULL;
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX proposals_by_circulation;
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX proposals_by_update;
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX proposals_by_symbol;

-- squawk-ignore require-concurrent-index-deletion
DROP INDEX proposals_of_programme;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX proposals_of_programme ON proposals (work_programme_id, coalesce(circulated_on, 'infinity'::date), id);
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX proposals_of_submitter;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX proposals_of_submitter ON proposals (submitted_by_id, coalesce(circulated_on, 'infinity'::date), id);
-- squawk-ignore require-concurrent-index-deletion
DROP INDEX proposals_by_status;
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX proposals_by_status ON proposals (status, coalesce(circulated_on, 'infinity'::date), id);

-- Rare values in the tables of a proposal's parts.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX venue_outcomes_by_kind ON venue_outcomes (kind, venue_target_id);
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX follow_ups_by_status ON follow_ups (status, proposal_id);
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX revisions_of_rare_kinds ON revisions (kind, proposal_id) WHERE kind <> 'REVISION';

-- The proposals of each sponsor on the current list and of each targeted venue, in the order of lists. Proposals that are not
-- circulated have the day 'infinity'. Triggers maintain the table in the transaction of each change. The lists of viewers who do not
-- see all circulated revisions of a proposal are derived from the revisions that they see, not from this table.
CREATE TABLE proposal_facets (
    facet_id      uuid NOT NULL,
    circulated_on date NOT NULL,
    proposal_id   uuid NOT NULL,
    PRIMARY KEY (facet_id, circulated_on, proposal_id)
);

-- Returns the rows that the table must contain for a proposal.
CREATE FUNCTION facets_of_proposal(of_proposal uuid) RETURNS SETOF proposal_facets LANGUAGE sql STABLE AS $$
    SELECT c.sponsor_id, coalesce(p.circulated_on, 'infinity'::date), p.id
    FROM proposals p JOIN co_authorships c ON c.proposal_id = p.id
    WHERE p.id = of_proposal AND c.status = 'ACCEPTED' AND (c.joined_on IS NOT NULL OR p.circulated_on IS NULL)
    UNION SELECT t.venue_id, coalesce(p.circulated_on, 'infinity'::date), p.id
    FROM proposals p JOIN venue_targets t ON t.proposal_id = p.id WHERE p.id = of_proposal
$$;

-- +goose StatementBegin
CREATE FUNCTION list_sponsor() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    spell co_authorships := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    day date;
BEGIN
    SELECT coalesce(circulated_on, 'infinity') INTO day FROM proposals WHERE id = spell.proposal_id;
    IF TG_OP <> 'DELETE' AND spell.status = 'ACCEPTED' AND (spell.joined_on IS NOT NULL OR day = 'infinity') THEN
        INSERT INTO proposal_facets VALUES (spell.sponsor_id, day, spell.proposal_id) ON CONFLICT DO NOTHING;
    ELSE
        DELETE FROM proposal_facets WHERE facet_id = spell.sponsor_id AND circulated_on = day AND proposal_id = spell.proposal_id;
    END IF;
    RETURN NULL;
END
$$;
-- +goose StatementEnd
-- At most one spell of a sponsor is accepted at a time; changes to its other spells do not affect the list.
CREATE TRIGGER co_authorships_listed AFTER INSERT ON co_authorships
    FOR EACH ROW WHEN (NEW.status = 'ACCEPTED') EXECUTE FUNCTION list_sponsor();
CREATE TRIGGER co_authorships_relisted AFTER UPDATE OF status, joined_on ON co_authorships
    FOR EACH ROW WHEN (OLD.status = 'ACCEPTED' OR NEW.status = 'ACCEPTED') EXECUTE FUNCTION list_sponsor();
CREATE TRIGGER co_authorships_unlisted AFTER DELETE ON co_authorships
    FOR EACH ROW WHEN (OLD.status = 'ACCEPTED') EXECUTE FUNCTION list_sponsor();

-- +goose StatementBegin
CREATE FUNCTION list_venue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO proposal_facets SELECT NEW.venue_id, coalesce(circulated_on, 'infinity'), id FROM proposals WHERE id = NEW.proposal_id
            ON CONFLICT DO NOTHING;
    ELSE
        DELETE FROM proposal_facets f USING proposals p
            WHERE p.id = OLD.proposal_id AND f.facet_id = OLD.venue_id AND f.circulated_on = coalesce(p.circulated_on, 'infinity') AND f.proposal_id = p.id;
    END IF;
    RETURN NULL;
END
$$;
-- +goose StatementEnd
CREATE TRIGGER venue_targets_listed AFTER INSERT OR DELETE ON venue_targets FOR EACH ROW EXECUTE FUNCTION list_venue();

-- +goose StatementBegin
CREATE FUNCTION list_circulated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM proposal_facets f
        USING (SELECT sponsor_id AS id FROM co_authorships WHERE proposal_id = OLD.id UNION SELECT venue_id FROM venue_targets WHERE proposal_id = OLD.id) facet
        WHERE f.facet_id = facet.id AND f.circulated_on = coalesce(OLD.circulated_on, 'infinity') AND f.proposal_id = OLD.id;
    INSERT INTO proposal_facets SELECT * FROM facets_of_proposal(NEW.id);
    RETURN NULL;
END
$$;
-- +goose StatementEnd
CREATE TRIGGER proposals_relisted AFTER UPDATE OF circulated_on ON proposals
    FOR EACH ROW WHEN (OLD.circulated_on IS DISTINCT FROM NEW.circulated_on) EXECUTE FUNCTION list_circulated();

INSERT INTO proposal_facets SELECT f.* FROM proposals p, facets_of_proposal(p.id) f;
ANALYZE proposals, proposal_facets;

-- +goose Down
DROP TRIGGER proposals_relisted ON proposals;
DROP TRIGGER venue_targets_listed ON venue_targets;
DROP TRIGGER co_authorships_unlisted ON co_authorships;
DROP TRIGGER co_authorships_relisted ON co_authorships;
DROP TRIGGER co_authorships_listed ON co_authorships;
DROP FUNCTION list_circulated();
DROP FUNCTION list_venue();
DROP FUNCTION list_sponsor();
DROP FUNCTION facets_of_proposal(uuid);
DROP TABLE proposal_facets;
DROP INDEX revisions_of_rare_kinds;
DROP INDEX follow_ups_by_status;
DROP INDEX venue_outcomes_by_kind;
DROP INDEX proposals_by_status;
CREATE INDEX proposals_by_status ON proposals (status);
DROP INDEX proposals_of_submitter;
CREATE INDEX proposals_of_submitter ON proposals (submitted_by_id);
DROP INDEX proposals_of_programme;
CREATE INDEX proposals_of_programme ON proposals (work_programme_id);
CREATE INDEX proposals_by_symbol ON proposals (symbol_key, id);
CREATE INDEX proposals_by_update ON proposals (updated_at, id);
CREATE INDEX proposals_by_circulation ON proposals (coalesce(circulated_on, 'infinity'::date), id);
DROP INDEX proposals_uncirculated;
DROP INDEX proposals_circulated_by_update;
