//! What every field takes, what it does not take, and how that is answered.

/// A field of a form or query: its name, what is right, and what is wrong with the status of its answer.
pub struct Field(pub &'static str, pub &'static str, pub &'static [(&'static str, u16)]);

const UNKNOWN: &str = "01900000-0000-7000-8000-000000000000";
/// A character more than a reason may have.
const LONG: &str = concat!(
    "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789",
    "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789",
    "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789",
    "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789",
    "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789!"
);

const REASON: Field = Field("reason", "A reason.", &[("", 422), ("   ", 422), (LONG, 422)]);
const EDITION: Field = Field("edition", "{edition}", &[("", 400), ("x", 400), ("7", 400), (UNKNOWN, 404)]);
/// A day until which there is more time.
const MORE: Field = Field(
    "until",
    "2027-02-20",
    &[("", 422), ("x", 422), ("2026-02-30", 422), ("2020-01-01", 422), ("2027-01-31", 422), ("2999-01-01", 422)],
);
const NODE: Field = Field(
    "node",
    "group",
    &[
        ("planet:mars", 400),
        ("country:XX", 400),
        ("Group", 400),
        ("country:FR", 404),
        ("site:NOWHERE", 404),
        ("region:mars", 404),
    ],
);
const LEVEL: Field = Field("level", "country", &[("x", 400), ("0", 400), ("GROUP", 400)]);
const ROLE: Field = Field(
    "role",
    "auditor",
    &[
        ("", 400),
        ("x", 400),
        ("auditor:DE", 400),
        ("country-coordinator", 400),
        ("country-coordinator:XX", 400),
        (LONG, 400),
    ],
);
const SEARCH: Field = Field("q", "Erik", &[(LONG, 400)]);
const FUNCTION: Field = Field("function", "sales", &[(LONG, 400)]);
const RANK: Field = Field("rank", "staff", &[(LONG, 400)]);
const EMPLOYMENT: Field = Field("employment", "employee", &[(LONG, 400)]);
const STANDING: Field = Field("standing", "completed", &[("x", 400), ("0", 400)]);
const PAGE: Field = Field(
    "page",
    "1",
    &[("0", 400), ("-1", 400), ("x", 400), ("1.5", 400), ("4294967296", 400), ("99999999999999999999", 400)],
);
/// A day of a page that explains that it has not come.
const DAY: Field = Field(
    "as_of",
    "2026-11-01",
    &[("x", 422), ("2026-02-30", 422), ("20261101x", 422), ("99999-01-01", 422), ("2999-01-01", 422)],
);
/// A day of a file or list.
const FILE_DAY: Field = Field("as_of", "2026-11-01", &[("x", 400), ("2026-02-30", 400), ("2999-01-01", 400)]);

/// Routes that read a form.
pub const FORMS: &[(&str, &[Field])] = &[
    (
        "/sign-in",
        &[
            Field("login", "K-9001", &[("", 422), ("'; DROP TABLE person", 422), (LONG, 422), ("名前", 422)]),
            Field("password", "correct horse battery", &[("", 422), (LONG, 422)]),
        ],
    ),
    (
        "/kiosk",
        &[
            Field("login", "K-9001", &[("", 422), ("@", 422)]),
            Field("pin", "482915", &[("", 422), ("x", 422), ("٤٨٢٩١٥", 422)]),
        ],
    ),
    (
        "/activate",
        &[
            Field("login", "K-2001", &[("", 422), ("'; DROP TABLE person", 422), (LONG, 422), ("名前", 422)]),
            Field("code", "0123-4567-89AB-CDEF", &[("", 422), ("x", 422), (LONG, 422), ("0123-4567-89AB-CDEF-0", 422)]),
            Field("password", "another long sentence", &[("", 422), ("short", 422), (LONG, 422)]),
            Field("again", "another long sentence", &[("", 422), ("another", 422)]),
            Field("pin", "482915", &[("x", 422), ("111111", 422), ("٤٨٢٩١٥", 422)]),
        ],
    ),
    ("/kiosk/stay", &[Field("next", "/", &[])]),
    (
        "/language",
        &[Field(
            "locale",
            "en",
            &[("", 400), ("x", 400), ("not a tag", 400), ("xx", 400), ("de", 400), ("ja-Latn-JP-x-long", 400)],
        )],
    ),
    (
        "/account/password",
        &[
            Field("present", "correct horse battery", &[("", 422), ("wrong", 422)]),
            Field("new", "another long sentence", &[("", 422), ("short", 422), (LONG, 422)]),
        ],
    ),
    ("/courses/{edition}/lessons/{lesson}", &[Field("lang", "en", &[("not a tag", 400), ("<b>", 400)])]),
    (
        "/courses/{edition}/lessons/{lesson}/position",
        &[Field("segment", "1", &[("", 400), ("x", 400), ("-1", 400), ("1.5", 400), ("99999999999", 400)])],
    ),
    (
        "/attempts/{id}/{place}",
        &[
            Field("go", "next", &[("x", 400), ("-1", 400), ("javascript:alert(1)", 400)]),
            Field("locale", "", &[("not a tag", 400), ("xx", 400)]),
        ],
    ),
    (
        "/participation/{edition}/targets",
        &[
            NODE,
            Field(
                "rate",
                "90",
                &[("", 422), ("x", 422), ("-1", 422), ("100.01", 422), ("1e2", 422), ("NaN", 422), (LONG, 422)],
            ),
            REASON,
        ],
    ),
    (
        "/participation/{edition}/result",
        &[
            Field("cut_off", "2026-11-29", &[("", 400), ("x", 422), ("2026-02-30", 422), ("2999-01-01", 422)]),
            Field("corrects", "", &[("x", 409), (LONG, 409)]),
            REASON,
        ],
    ),
    (
        "/editions/{edition}/audience",
        &[
            Field(
                "rule",
                "country = DE",
                &[("", 422), ("x", 422), ("country = XX", 422), ("site = NOWHERE", 422), (LONG, 422)],
            ),
            Field("again", "months", &[("x", 400)]),
            Field("months", "12", &[("", 422), ("x", 422), ("0", 422), ("121", 422), ("-1", 422)]),
            Field("confirmed", "1", &[("", 409), ("x", 409)]),
            REASON,
        ],
    ),
    ("/people/{person}/grants", &[EDITION, REASON]),
    (
        "/people/{person}/exemptions",
        &[
            EDITION,
            REASON,
            Field("until", "2026-12-31", &[("x", 422), ("2026-02-30", 422), ("2020-01-01", 400)]),
            Field("evidence", "HR-1", &[(LONG, 400)]),
        ],
    ),
    ("/people/{person}/extensions", &[EDITION, REASON, MORE]),
    ("/people/{person}/code", &[REASON]),
    ("/people/{person}/roles", &[ROLE, REASON]),
    ("/people/{person}/roles/take", &[ROLE, REASON]),
    (
        "/courses/{edition}/requests",
        &[
            Field("kind", "extension", &[("", 400), ("x", 400), ("Extension", 400)]),
            REASON,
            MORE,
            Field("evidence", "HR-1", &[(LONG, 400)]),
        ],
    ),
    ("/requests/{request}", &[Field("verdict", "grant", &[("", 400), ("x", 400), ("granted", 400)]), REASON, MORE]),
    (
        "/hr/{import}/columns",
        &[
            Field("column-number", "0", &[("", 422), ("x", 400), ("-1", 400), ("99", 400)]),
            Field("dates", "year-first", &[("x", 400), ("day", 400)]),
        ],
    ),
    (
        "/hr/{import}/apply",
        &[
            Field("planned", "1764579600000000", &[("", 400), ("x", 400), ("1e3", 400), ("9223372036854775807", 400)]),
            Field("reason", "Why.", &[(LONG, 422)]),
        ],
    ),
    ("/hr/{import}/undo", &[REASON]),
    ("/people/{person}/exemptions/{exemption}/revoke", &[REASON]),
    ("/people/{person}/extensions/{extension}/revoke", &[REASON]),
];

/// Routes that change something and read nothing but their address.
pub const NO_FORM: &[&str] = &[
    "/sign-out",
    "/sign-out-everywhere",
    "/courses/{edition}/test",
    "/attempts/{id}/submit",
    "/courses/{edition}/requests/{request}/withdraw",
    // Reads a form with a file: see hr.rs.
    "/hr/new",
    "/hr/{import}/again",
    "/hr/{import}/give-up",
];

/// Routes that read a query.
pub const QUERIES: &[(&str, &[Field])] = &[
    ("/account", &[Field("changed", "0", &[])]),
    ("/courses/{edition}/lessons/{lesson}", &[Field("lang", "en", &[("not a tag", 400), ("../../etc", 400)])]),
    ("/participation/{edition}", &[NODE, LEVEL, DAY, SEARCH, FUNCTION, RANK, EMPLOYMENT]),
    ("/participation/{edition}/table.csv", &[NODE, LEVEL, FILE_DAY, SEARCH, FUNCTION, RANK, EMPLOYMENT]),
    ("/participation/{edition}/table.xlsx", &[NODE, LEVEL, FILE_DAY, SEARCH, FUNCTION, RANK, EMPLOYMENT]),
    ("/participation/{edition}/people", &[NODE, STANDING, FILE_DAY, SEARCH, PAGE, FUNCTION, RANK, EMPLOYMENT]),
    ("/participation/{edition}/added", &[PAGE]),
    ("/participation/{edition}/people.csv", &[NODE, STANDING, FILE_DAY, SEARCH, FUNCTION, RANK, EMPLOYMENT]),
    ("/participation/{edition}/people.xlsx", &[NODE, STANDING, FILE_DAY, SEARCH, FUNCTION, RANK, EMPLOYMENT]),
    ("/participation/{edition}/targets", &[Field("saved", "0", &[])]),
    (
        "/participation/{edition}/result",
        &[
            Field("cut_off", "2026-11-29", &[("x", 422), ("2026-02-30", 422), ("2999-01-01", 422)]),
            Field("signed", "0", &[]),
        ],
    ),
    (
        "/editions/{edition}/audience",
        &[
            Field("match", "all", &[("x", 400), ("", 400)]),
            Field("rule", "everybody", &[("", 422), ("country", 422), ("<b>", 422), (LONG, 422)]),
            Field("again", "edition", &[("x", 400), ("months", 422), ("date", 422)]),
            Field("who", "released", &[("x", 400)]),
            SEARCH,
            PAGE,
            Field("assigned", "1", &[]),
        ],
    ),
    ("/people", &[SEARCH, PAGE]),
    ("/people/{person}", &[Field("done", "", &[])]),
    (
        "/people/{person}/history",
        &[Field("day", "2026-11-01", &[("x", 422), ("2026-02-30", 422), ("20261101x", 422), ("2999-01-01", 422)])],
    ),
    ("/courses/{edition}/requests", &[Field("done", "", &[])]),
    ("/requests", &[Field("show", "open", &[("x", 400), ("0", 400)]), SEARCH, PAGE]),
    (
        "/team",
        &[
            Field("show", "all", &[("x", 400), ("0", 400)]),
            Field("who", "everybody", &[("x", 400), ("0", 400)]),
            Field("of", "", &[("x", 400), ("0", 400), (UNKNOWN, 404)]),
            SEARCH,
            PAGE,
        ],
    ),
    ("/hr", &[SEARCH, Field("state", "planned", &[("x", 400), ("0", 400)]), PAGE]),
    (
        "/hr/{import}/people",
        &[
            Field("kind", "joiners", &[("x", 400), ("0", 400)]),
            Field("country", "DE", &[("x", 400), ("Germany", 400)]),
            SEARCH,
            PAGE,
        ],
    ),
    ("/audit", &[Field("action", "target.set", &[("x", 400), ("target", 400)]), PAGE]),
];

/// What stands in an address where an id or a number belongs.
pub const NO_PARAMETER: &[&str] = &[
    "x",
    UNKNOWN,
    "0",
    "-1",
    "99999999999999999999999",
    "%FF%FE",
    "%00",
    "..%2F..%2Fetc%2Fpasswd",
    "%27%20OR%201%3D1--",
    "%F0%9F%8C%8D",
    "{long}",
];
