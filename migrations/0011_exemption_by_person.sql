-- What somebody is exempt from, and what a request led to, is asked for by person with learners' pages.
CREATE INDEX exemption_by_person ON exemption (person_id, edition_id);
