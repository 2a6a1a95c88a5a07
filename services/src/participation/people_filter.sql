($4 = '' OR standing = $4)
    AND ($5 = '' OR lower(name) LIKE $5 ESCAPE '!' OR lower(number) LIKE $5 ESCAPE '!')
    AND ($6 = 'group'
        OR ($6 = 'side' AND $7 = CASE WHEN domestic THEN 'domestic' ELSE 'overseas' END)
        OR ($6 = 'region' AND $7 = region)
        OR ($6 = 'country' AND $7 = country)
        OR ($6 = 'entity' AND $7 = entity)
        OR ($6 = 'site' AND $7 = site))
