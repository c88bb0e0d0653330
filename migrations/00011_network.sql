-- +goose Up
-- What the network of co-sponsorship is made of, of the proposals of one programme or venue: read from the index alone. The whole is
-- read from the table.
CREATE INDEX co_authorships_on_lists ON co_authorships (proposal_id)
    INCLUDE (sponsor_id, joined_on, left_on, joined_at_id, left_at_id) WHERE joined_on IS NOT NULL;

-- +goose Down
DROP INDEX co_authorships_on_lists;
