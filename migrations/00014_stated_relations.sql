-- +goose Up
-- A relation is stated by one side, which can retract it. A retracted relation is retained, so that it can be
-- stated again and the history is complete. For older relations, the stating side is unknown.
ALTER TABLE proposal_relations
    ADD COLUMN stated_by_id uuid REFERENCES sponsors (id),
    ADD COLUMN stated_on    date,
    ADD COLUMN retracted_at timestamptz;
ALTER TABLE proposal_relations DROP CONSTRAINT proposal_relations_once;
CREATE UNIQUE INDEX proposal_relations_once ON proposal_relations (from_id, to_id, kind) WHERE retracted_at IS NULL;

-- +goose Down
DELETE FROM proposal_relations WHERE retracted_at IS NOT NULL;
DROP INDEX proposal_relations_once;
ALTER TABLE proposal_relations ADD CONSTRAINT proposal_relations_once UNIQUE (from_id, to_id, kind);
ALTER TABLE proposal_relations
    DROP COLUMN retracted_at,
    DROP COLUMN stated_on,
    DROP COLUMN stated_by_id;
