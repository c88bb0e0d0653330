-- Indexes and counts that keep lists fast with hundreds of thousands of proposals.
-- +goose Up
-- The public sees circulated proposals only. Its lists must not skip all others.
CREATE INDEX proposals_circulated_by_day ON proposals (coalesce(circulated_on, 'infinity'::date), id) WHERE circulated_on IS NOT NULL;
CREATE INDEX proposals_circulated_by_symbol ON proposals (symbol_key, id) WHERE circulated_on IS NOT NULL;
-- Lists are no longer ordered by creation.
DROP INDEX proposals_by_creation;
-- The questions and follow-ups that the inbox lists.
CREATE INDEX proposals_under_way ON proposals (circulated_on DESC, id) WHERE status IN ('CIRCULATED', 'UNDER_DISCUSSION');
CREATE INDEX follow_ups_due ON follow_ups (coalesce(due_on, 'infinity'::date), id) WHERE status NOT IN ('DONE', 'DROPPED');

-- The number of circulated proposals by the day from which they are public: '-infinity' for those that are public, 'infinity' for those
-- that stay restricted. Transactions append their changes, so that none waits for another; the sum of all rows is the total.
CREATE TABLE proposal_counts (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    public_from date NOT NULL,
    proposals   bigint NOT NULL
);

CREATE FUNCTION public_from(circulated_on date, access text, derestricted_on date) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN circulated_on IS NULL THEN NULL WHEN access = 'PUBLIC' THEN '-infinity' ELSE coalesce(derestricted_on, 'infinity') END
$$;

-- +goose StatementBegin
CREATE FUNCTION count_proposals() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before date;
    after date;
    first bigint;
    last bigint;
BEGIN
    IF TG_OP <> 'INSERT' THEN
        before := public_from(OLD.circulated_on, OLD.access, OLD.derestricted_on);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        after := public_from(NEW.circulated_on, NEW.access, NEW.derestricted_on);
    END IF;
    IF before IS NOT DISTINCT FROM after THEN
        RETURN NULL;
    END IF;
    IF before IS NOT NULL THEN
        INSERT INTO proposal_counts (public_from, proposals) VALUES (before, -1) RETURNING id INTO first;
    END IF;
    IF after IS NOT NULL THEN
        INSERT INTO proposal_counts (public_from, proposals) VALUES (after, 1) RETURNING id INTO last;
    END IF;
    -- Occasionally, one transaction merges the committed rows. Others do not wait for it.
    IF (first % 64 = 0 OR last % 64 = 0) AND pg_try_advisory_xact_lock(hashtext('proposal_counts')) THEN
        WITH summed AS (DELETE FROM proposal_counts RETURNING public_from, proposals)
        INSERT INTO proposal_counts (public_from, proposals)
        SELECT s.public_from, sum(s.proposals) FROM summed s GROUP BY s.public_from HAVING sum(s.proposals) <> 0;
    END IF;
    RETURN NULL;
END
$$;
-- +goose StatementEnd
CREATE TRIGGER proposals_counted AFTER INSERT OR DELETE OR UPDATE OF circulated_on, access, derestricted_on ON proposals
    FOR EACH ROW EXECUTE FUNCTION count_proposals();

INSERT INTO proposal_counts (public_from, proposals)
SELECT public_from(circulated_on, access, derestricted_on), count(*) FROM proposals WHERE circulated_on IS NOT NULL GROUP BY 1;

-- +goose Down
DROP TRIGGER proposals_counted ON proposals;
DROP FUNCTION count_proposals();
DROP FUNCTION public_from(date, text, date);
DROP TABLE proposal_counts;
DROP INDEX follow_ups_due;
DROP INDEX proposals_under_way;
CREATE INDEX proposals_by_creation ON proposals (created_at, id);
DROP INDEX proposals_circulated_by_symbol;
DROP INDEX proposals_circulated_by_day;
