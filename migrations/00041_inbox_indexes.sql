-- Indexes for the data of one proposal or one party, which previously required reading those of all.
-- +goose Up
-- The unique index of questions omits dropped ones.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX questions_of_proposal ON questions (proposal_id, number, id);
-- Few circulated proposals have a draft of a further revision.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX revisions_further_drafts ON revisions (proposal_id) WHERE status = 'DRAFT' AND number > 0;

-- The search vectors of texts stored from now on are in the row, since ranking reads many of them.
ALTER TABLE revision_texts ALTER COLUMN searchable SET STORAGE MAIN;

-- In proposal_facets, a sponsor also has the proposals with an unanswered request to join that it may answer: as the submitting
-- delegation or an accepted co-author. Their day is '-infinity', which no proposal has, so that lists do not read them.
CREATE OR REPLACE FUNCTION facets_of_proposal(of_proposal uuid) RETURNS SETOF proposal_facets LANGUAGE sql STABLE AS $$
    SELECT c.sponsor_id, coalesce(p.circulated_on, 'infinity'::date), p.id
    FROM proposals p JOIN co_authorships c ON c.proposal_id = p.id
    WHERE p.id = of_proposal AND c.status = 'ACCEPTED' AND (c.joined_on IS NOT NULL OR p.circulated_on IS NULL)
    UNION SELECT t.venue_id, coalesce(p.circulated_on, 'infinity'::date), p.id
    FROM proposals p JOIN venue_targets t ON t.proposal_id = p.id WHERE p.id = of_proposal
    UNION SELECT party.id, '-infinity'::date, of_proposal
    FROM (SELECT p.submitted_by_id FROM proposals p WHERE p.id = of_proposal
        UNION SELECT c.sponsor_id FROM co_authorships c WHERE c.proposal_id = of_proposal AND c.status = 'ACCEPTED') party (id)
    WHERE EXISTS (SELECT FROM co_authorships c WHERE c.proposal_id = of_proposal AND c.status = 'REQUESTED')
$$;

-- +goose StatementBegin
CREATE OR REPLACE FUNCTION list_circulated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM proposal_facets f
        USING (SELECT sponsor_id AS id FROM co_authorships WHERE proposal_id = OLD.id UNION SELECT venue_id FROM venue_targets WHERE proposal_id = OLD.id) facet
        WHERE f.facet_id = facet.id AND f.circulated_on = coalesce(OLD.circulated_on, 'infinity') AND f.proposal_id = OLD.id;
    INSERT INTO proposal_facets SELECT * FROM facets_of_proposal(NEW.id) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE FUNCTION list_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_proposal uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.proposal_id ELSE NEW.proposal_id END;
BEGIN
    DELETE FROM proposal_facets f
        USING (SELECT submitted_by_id AS id FROM proposals WHERE id = of_proposal UNION SELECT sponsor_id FROM co_authorships WHERE proposal_id = of_proposal) party
        WHERE f.facet_id = party.id AND f.circulated_on = '-infinity' AND f.proposal_id = of_proposal;
    INSERT INTO proposal_facets SELECT * FROM facets_of_proposal(of_proposal) f WHERE f.circulated_on = '-infinity';
    IF TG_OP = 'DELETE' THEN -- the sponsor may have no other spell
        DELETE FROM proposal_facets f WHERE f.facet_id = OLD.sponsor_id AND f.circulated_on = '-infinity' AND f.proposal_id = of_proposal
            AND NOT EXISTS (SELECT FROM facets_of_proposal(of_proposal) other WHERE (other.facet_id, other.circulated_on) = (f.facet_id, f.circulated_on));
    END IF;
    RETURN NULL;
END
$$;
-- +goose StatementEnd
-- Parties may change while requests are open.
CREATE TRIGGER co_authorships_requests_listed AFTER INSERT ON co_authorships
    FOR EACH ROW WHEN (NEW.status = 'REQUESTED') EXECUTE FUNCTION list_request();
CREATE TRIGGER co_authorships_requests_relisted AFTER UPDATE OF status ON co_authorships
    FOR EACH ROW WHEN (OLD.status <> NEW.status AND (OLD.status IN ('REQUESTED', 'ACCEPTED') OR NEW.status IN ('REQUESTED', 'ACCEPTED'))) EXECUTE FUNCTION list_request();
CREATE TRIGGER co_authorships_requests_unlisted AFTER DELETE ON co_authorships
    FOR EACH ROW WHEN (OLD.status IN ('REQUESTED', 'ACCEPTED')) EXECUTE FUNCTION list_request();

INSERT INTO proposal_facets SELECT f.* FROM (SELECT DISTINCT proposal_id FROM co_authorships WHERE status = 'REQUESTED') p, facets_of_proposal(p.proposal_id) f
    WHERE f.circulated_on = '-infinity';

-- +goose Down
DROP TRIGGER co_authorships_requests_unlisted ON co_authorships;
DROP TRIGGER co_authorships_requests_relisted ON co_authorships;
DROP TRIGGER co_authorships_requests_listed ON co_authorships;
DROP FUNCTION list_request();
DELETE FROM proposal_facets WHERE circulated_on = '-infinity';
CREATE OR REPLACE FUNCTION facets_of_proposal(of_proposal uuid) RETURNS SETOF proposal_facets LANGUAGE sql STABLE AS $$
    SELECT c.sponsor_id, coalesce(p.circulated_on, 'infinity'::date), p.id
    FROM proposals p JOIN co_authorships c ON c.proposal_id = p.id
    WHERE p.id = of_proposal AND c.status = 'ACCEPTED' AND (c.joined_on IS NOT NULL OR p.circulated_on IS NULL)
    UNION SELECT t.venue_id, coalesce(p.circulated_on, 'infinity'::date), p.id
    FROM proposals p JOIN venue_targets t ON t.proposal_id = p.id WHERE p.id = of_proposal
$$;
ALTER TABLE revision_texts ALTER COLUMN searchable SET STORAGE EXTENDED;
DROP INDEX revisions_further_drafts;
DROP INDEX questions_of_proposal;
