-- +goose Up
-- Columns are renamed to match the fields of the API.
ALTER TABLE co_authorships RENAME COLUMN requested_on TO initiated_on;
ALTER TABLE co_authorships RENAME COLUMN spoken_for_by_id TO agreed_by_id;
ALTER TABLE co_authorships RENAME COLUMN joined_at_id TO joined_in_id;
ALTER TABLE co_authorships RENAME COLUMN left_at_id TO left_in_id;
ALTER TABLE co_authorships RENAME COLUMN withdrawn_on TO leave_stated_on;
ALTER TABLE questions RENAME COLUMN posed_at_id TO posed_in_id;
ALTER TABLE questions RENAME COLUMN dropped_at_id TO dropped_in_id;
ALTER TABLE follow_ups RENAME COLUMN paragraph TO paragraph_number;
ALTER TABLE follow_up_steps RENAME COLUMN on_day TO taken_on;
ALTER TABLE follow_up_steps RENAME COLUMN by_id TO recorded_by_id;
ALTER TABLE venues RENAME COLUMN joins_after_outcome TO accepts_co_authors_after_outcome;

-- +goose Down
ALTER TABLE venues RENAME COLUMN accepts_co_authors_after_outcome TO joins_after_outcome;
ALTER TABLE follow_up_steps RENAME COLUMN recorded_by_id TO by_id;
ALTER TABLE follow_up_steps RENAME COLUMN taken_on TO on_day;
ALTER TABLE follow_ups RENAME COLUMN paragraph_number TO paragraph;
ALTER TABLE questions RENAME COLUMN dropped_in_id TO dropped_at_id;
ALTER TABLE questions RENAME COLUMN posed_in_id TO posed_at_id;
ALTER TABLE co_authorships RENAME COLUMN leave_stated_on TO withdrawn_on;
ALTER TABLE co_authorships RENAME COLUMN left_in_id TO left_at_id;
ALTER TABLE co_authorships RENAME COLUMN joined_in_id TO joined_at_id;
ALTER TABLE co_authorships RENAME COLUMN agreed_by_id TO spoken_for_by_id;
ALTER TABLE co_authorships RENAME COLUMN initiated_on TO requested_on;
