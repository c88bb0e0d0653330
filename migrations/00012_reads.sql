-- +goose Up
-- Lists read all spells of a proposal, including ended ones; the partial indexes only contain current ones.
CREATE INDEX co_authorships_of_proposal ON co_authorships (proposal_id);
-- The lists of the inbox.
CREATE INDEX co_authorships_requested ON co_authorships (proposal_id) WHERE status = 'REQUESTED';
CREATE INDEX proposals_by_status ON proposals (status);
CREATE INDEX revisions_drafts ON revisions (proposal_id) WHERE status = 'DRAFT';

-- The folded names of sponsors, one per row, so that searches do not remove accents from all of them each time.
CREATE TABLE sponsor_names (
    sponsor_id uuid NOT NULL REFERENCES sponsors (id) ON DELETE CASCADE,
    name       text NOT NULL,
    -- True for a single name, false for all aliases together.
    proper     boolean NOT NULL,
    PRIMARY KEY (sponsor_id, name, proper)
);
CREATE INDEX sponsor_names_like ON sponsor_names USING gin (name gin_trgm_ops);

-- +goose StatementBegin
CREATE FUNCTION name_sponsor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM sponsor_names WHERE sponsor_id = NEW.id;
    INSERT INTO sponsor_names (sponsor_id, name, proper)
    SELECT DISTINCT NEW.id, plain(n.name), n.proper
    FROM (VALUES (NEW.name_en, true), (NEW.name_fr, true), (NEW.name_es, true), (NEW.aliases::text, false)) n (name, proper);
    RETURN NULL;
END
$$;
-- +goose StatementEnd
CREATE TRIGGER sponsors_named AFTER INSERT OR UPDATE ON sponsors FOR EACH ROW EXECUTE FUNCTION name_sponsor();
INSERT INTO sponsor_names (sponsor_id, name, proper)
SELECT DISTINCT s.id, plain(n.name), n.proper
FROM sponsors s, LATERAL (VALUES (s.name_en, true), (s.name_fr, true), (s.name_es, true), (s.aliases::text, false)) n (name, proper);

-- +goose Down
DROP TRIGGER sponsors_named ON sponsors;
DROP FUNCTION name_sponsor();
DROP TABLE sponsor_names;
DROP INDEX revisions_drafts;
DROP INDEX proposals_by_status;
DROP INDEX co_authorships_requested;
DROP INDEX co_authorships_of_proposal;
