//! Dispatch shape `tail`.

tail_chain!(with_quick_ops);
