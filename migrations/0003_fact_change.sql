-- Numbers of participation are counted in memory. This is how every server learns, with each page, whose facts changed
-- since it looked: triggers (services/src/db/changes/) write a row in the transaction that changes a fact.

CREATE TABLE fact_change (
    -- Grows with transactions: services/src/db/changes/ says what it is on each database.
    mark BIGINT NOT NULL,
    -- Nothing: a place of work changed.
    person_id UUID
);
CREATE INDEX fact_change_by_mark ON fact_change (mark, person_id);

CREATE TABLE fact_change_state (
    -- Changes below this mark are gone: who has not read them counts anew.
    gone_below BIGINT NOT NULL,
    -- Grows when facts were stored without writing changes: then everybody counts anew.
    epoch BIGINT NOT NULL
);
INSERT INTO fact_change_state (gone_below, epoch) VALUES (0, 0);

-- Lists of people are in this order.
CREATE INDEX person_by_name ON person (name, number);
