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

CREATE OR REPLACE TRIGGER fact_lesson_read AFTER INSERT OR UPDATE OR DELETE ON lesson_read
FOR EACH ROW EXECUTE FUNCTION fact_changed();

CREATE OR REPLACE TRIGGER fact_person AFTER UPDATE OF left_on ON person
FOR EACH ROW EXECUTE FUNCTION fact_person_left();

CREATE OR REPLACE TRIGGER fact_site AFTER INSERT OR UPDATE OR DELETE ON site
FOR EACH STATEMENT EXECUTE FUNCTION fact_place_changed();

CREATE OR REPLACE TRIGGER fact_entity AFTER INSERT OR UPDATE OR DELETE ON entity
FOR EACH STATEMENT EXECUTE FUNCTION fact_place_changed();

CREATE OR REPLACE TRIGGER fact_country AFTER INSERT OR UPDATE OR DELETE ON country
FOR EACH STATEMENT EXECUTE FUNCTION fact_place_changed();
