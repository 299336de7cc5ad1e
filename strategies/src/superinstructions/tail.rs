//! Dispatch shape `tail`.

tail_chain!(with_fused_ops, gearbox_vm::fuse::Number);
