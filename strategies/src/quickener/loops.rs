//! Dispatch shape `match`.

match_loop!(with_quick_ops);
