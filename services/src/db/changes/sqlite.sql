-- SQLite: one writer at a time, so counting on is in the order of commits. The last row is never removed.

CREATE TRIGGER IF NOT EXISTS fact_obligation_added AFTER INSERT ON obligation
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NEW.person_id FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_obligation_changed AFTER UPDATE ON obligation
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NEW.person_id FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_obligation_removed AFTER DELETE ON obligation
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, OLD.person_id FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_completion_added AFTER INSERT ON completion
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NEW.person_id FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_completion_changed AFTER UPDATE ON completion
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NEW.person_id FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_completion_removed AFTER DELETE ON completion
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, OLD.person_id FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_exemption_added AFTER INSERT ON exemption
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NEW.person_id FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_exemption_changed AFTER UPDATE ON exemption
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NEW.person_id FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_exemption_removed AFTER DELETE ON exemption
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, OLD.person_id FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_leave_interval_added AFTER INSERT ON leave_interval
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NEW.person_id FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_leave_interval_changed AFTER UPDATE ON leave_interval
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NEW.person_id FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_leave_interval_removed AFTER DELETE ON leave_interval
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, OLD.person_id FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_placement_added AFTER INSERT ON placement
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NEW.person_id FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_placement_changed AFTER UPDATE ON placement
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NEW.person_id FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_placement_removed AFTER DELETE ON placement
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, OLD.person_id FROM fact_change;
END;

-- Only what is read first makes a difference.

CREATE TRIGGER IF NOT EXISTS fact_lesson_read_added AFTER INSERT ON lesson_read
WHEN NOT EXISTS (
    SELECT 1
    FROM lesson_read AS r
    WHERE r.person_id = NEW.person_id AND r.edition_id = NEW.edition_id AND r.lesson <> NEW.lesson AND r.read_on <= NEW.read_on
)
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NEW.person_id FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_lesson_read_changed AFTER UPDATE ON lesson_read
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NEW.person_id FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_lesson_read_removed AFTER DELETE ON lesson_read
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, OLD.person_id FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_person_left AFTER UPDATE OF left_on ON person
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NEW.id FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_site_added AFTER INSERT ON site
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NULL FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_site_changed AFTER UPDATE ON site
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NULL FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_site_removed AFTER DELETE ON site
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NULL FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_entity_added AFTER INSERT ON entity
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NULL FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_entity_changed AFTER UPDATE ON entity
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NULL FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_entity_removed AFTER DELETE ON entity
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NULL FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_country_added AFTER INSERT ON country
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NULL FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_country_changed AFTER UPDATE ON country
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NULL FROM fact_change;
END;

CREATE TRIGGER IF NOT EXISTS fact_country_removed AFTER DELETE ON country
BEGIN
    INSERT INTO fact_change (mark, person_id) SELECT COALESCE(MAX(mark), 0) + 1, NULL FROM fact_change;
END;
