//! Dispatch shape `match`.

match_loop!(with_generic_ops);
