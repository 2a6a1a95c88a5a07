-- PostgreSQL: the number of the transaction. It is given out before the commit, so a reader goes back to the oldest one
-- that was still running when it last looked.
CREATE OR REPLACE FUNCTION fact_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        INSERT INTO fact_change (mark, person_id) VALUES (CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT), OLD.person_id);
    ELSE
        INSERT INTO fact_change (mark, person_id) VALUES (CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT), NEW.person_id);
    END IF;
    RETURN NULL;
END
$$;

-- Only what is read first makes a difference.
CREATE OR REPLACE FUNCTION fact_lesson_read_first() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1
        FROM lesson_read AS r
        WHERE r.person_id = NEW.person_id AND r.edition_id = NEW.edition_id AND r.lesson <> NEW.lesson AND r.read_on <= NEW.read_on
    ) THEN
        INSERT INTO fact_change (mark, person_id) VALUES (CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT), NEW.person_id);
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION fact_person_left() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO fact_change (mark, person_id) VALUES (CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT), NEW.id);
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION fact_place_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO fact_change (mark, person_id) VALUES (CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT), NULL);
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER fact_obligation AFTER INSERT OR UPDATE OR DELETE ON obligation
FOR EACH ROW EXECUTE FUNCTION fact_changed();

CREATE OR REPLACE TRIGGER fact_completion AFTER INSERT OR UPDATE OR DELETE ON completion
FOR EACH ROW EXECUTE FUNCTION fact_changed();

CREATE OR REPLACE TRIGGER fact_exemption AFTER INSERT OR UPDATE OR DELETE ON exemption
FOR EACH ROW EXECUTE FUNCTION fact_changed();

CREATE OR REPLACE TRIGGER fact_leave_interval AFTER INSERT OR UPDATE OR DELETE ON leave_interval
FOR EACH ROW EXECUTE FUNCTION fact_changed();

CREATE OR REPLACE TRIGGER fact_placement AFTER INSERT OR UPDATE OR DELETE ON placement
FOR EACH ROW EXECUTE FUNCTION fact_changed();

CREATE OR REPLACE TRIGGER fact_lesson_read AFTER UPDATE OR DELETE ON lesson_read
FOR EACH ROW EXECUTE FUNCTION fact_changed();

CREATE OR REPLACE TRIGGER fact_lesson_read_added AFTER INSERT ON lesson_read
FOR EACH ROW EXECUTE FUNCTION fact_lesson_read_first();

CREATE OR REPLACE TRIGGER fact_person AFTER UPDATE OF left_on ON person
FOR EACH ROW EXECUTE FUNCTION fact_person_left();

CREATE OR REPLACE TRIGGER fact_site AFTER INSERT OR UPDATE OR DELETE ON site
FOR EACH STATEMENT EXECUTE FUNCTION fact_place_changed();

CREATE OR REPLACE TRIGGER fact_entity AFTER INSERT OR UPDATE OR DELETE ON entity
FOR EACH STATEMENT EXECUTE FUNCTION fact_place_changed();

CREATE OR REPLACE TRIGGER fact_country AFTER INSERT OR UPDATE OR DELETE ON country
FOR EACH STATEMENT EXECUTE FUNCTION fact_place_changed();

-- Marks that this server has not reached yet came with a copy from another one, whose transactions it counts anew: nothing
-- they say holds here.
WITH copied AS (
    UPDATE fact_change_state
    SET gone_below = 0, epoch = epoch + 1
    WHERE gone_below > CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT)
        OR EXISTS (
            SELECT 1
            FROM fact_change AS f
            WHERE f.mark >= CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT)
        )
    RETURNING epoch
)
DELETE FROM fact_change WHERE EXISTS (SELECT 1 FROM copied);
