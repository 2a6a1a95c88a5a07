-- Who chose a language on the site keeps it: files of HR systems decide only for the others. Choices of before are not
-- known as such.
ALTER TABLE person ADD COLUMN locale_chosen BOOLEAN NOT NULL DEFAULT FALSE;
