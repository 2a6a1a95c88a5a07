-- Who is in a group of import $1? Bits $2 of its counts; in country $3, or anywhere where that is empty, as it was before
-- where $4, as it will be otherwise; $5 is a pattern for number and name.
WHERE c.import_id = $1 AND (c.kinds & $2) <> 0
    AND ($3 = '' OR $3 = CASE WHEN $4 THEN c.country_before ELSE c.country END)
    AND (lower(c.number) LIKE $5 ESCAPE '!' OR lower(c.name) LIKE $5 ESCAPE '!')
