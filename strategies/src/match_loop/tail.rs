//! Dispatch shape `tail`.

tail_chain!(with_generic_ops);
