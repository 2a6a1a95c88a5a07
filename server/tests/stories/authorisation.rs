//! Every route × every role: the expected status, by hand, for every route there is.
