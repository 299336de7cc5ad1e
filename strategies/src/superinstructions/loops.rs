//! Dispatch shape `match`.

match_loop!(with_fused_ops, gearbox_vm::fuse::Number);
