-- The log is searched by whom it is about, and by who did it.
CREATE INDEX audit_event_by_subject ON audit_event (subject);
CREATE INDEX audit_event_by_actor ON audit_event (actor_id);
