-- +goose Up
-- The co-sponsorship network of one programme or venue is read with index-only scans. The whole network is
-- read from the table.
CREATE INDEX co_authorships_on_lists ON co_authorships (proposal_id)
    INCLUDE (sponsor_id, joined_on, left_on, joined_at_id, left_at_id) WHERE joined_on IS NOT NULL;

-- +goose Down
DROP INDEX co_authorships_on_lists;
